//! Tests of the decompression: all ways of it, whole, cut and damaged.

use std::io::Write;
use std::sync::LazyLock;

use lz4_flex::frame::{BlockSize, FrameEncoder, FrameInfo};
use proptest::prelude::*;

use super::*;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn zstd(text: &[u8]) -> Vec<u8> {
    zstd::encode_all(text, 3).unwrap()
}

fn bzip2(text: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::new(1));
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn xz(text: &[u8]) -> Vec<u8> {
    let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn lz4(text: &[u8]) -> Vec<u8> {
    let info = FrameInfo::new().block_size(BlockSize::Max64KB).content_checksum(true);
    let mut encoder = FrameEncoder::with_frame_info(info, Vec::new());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

type Pack = fn(&[u8]) -> Vec<u8>;

const ALL: [Pack; 5] = [gzip, zstd, bzip2, xz, lz4];

fn read(data: &[u8]) -> (Vec<u8>, Option<ReadErrorKind>) {
    let codec = codec_of(data).unwrap();
    let mut text = Vec::new();
    let end = Decompressed::new(data, codec).read_to_end(&mut text);
    (text, end.err().map(ReadErrorKind::from))
}

#[track_caller]
fn check(data: &[u8], text: &str, fault: Option<&ReadErrorKind>) {
    let (bytes, end) = read(data);
    assert_eq!((String::from_utf8(bytes).unwrap().as_str(), end.as_ref()), (text, fault));
}

#[test]
fn reads_all_members() {
    for pack in ALL {
        check(&[pack(b"one "), pack(b""), pack(b"two")].concat(), "one two", None);
    }
}

#[test]
fn knows_where_the_members_begin() {
    for pack in ALL {
        let (one, none, two) = (pack(b"one "), pack(b""), pack(b"two"));
        let file = [&one[..], &none, &two].concat();
        let mut reader = Decompressed::new(&file[..], codec_of(&file).unwrap());
        let members = reader.members();
        io::copy(&mut reader, &mut io::sink()).unwrap();
        assert_eq!(members.at(0), Some(0));
        assert_eq!(members.at(4), Some((one.len() + none.len()) as u64));
    }
}

#[test]
fn skips_a_skippable_frame() {
    check(&[b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec(), zstd(b"text")].concat(), "text", None);
}

#[test]
fn zeros_at_the_end_are_padding_and_other_bytes_are_reported() {
    for pack in ALL {
        check(&[pack(b"text"), vec![0; 512]].concat(), "text", None);
        check(&[pack(b"text"), b"garbage".to_vec()].concat(), "text", Some(&ReadErrorKind::TrailingData));
    }
    check(&[xz(b"one "), vec![0; 8], xz(b"two")].concat(), "one two", None);
    check(&[xz(b"one "), vec![0; 7], xz(b"two")].concat(), "one ", Some(&ReadErrorKind::TrailingData));
    check(&[gzip(b"one "), vec![0; 8], gzip(b"two")].concat(), "one ", Some(&ReadErrorKind::TrailingData));
}

#[test]
fn gives_what_stands_before_a_cut_and_then_says_so() {
    let lines: Vec<String> = (0..40_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
    let text = lines.join("\n");
    for data in ALL.map(|pack| pack(text.as_bytes())) {
        let (bytes, end) = read(&data[..data.len() * 3 / 4]);
        assert_eq!(end, Some(ReadErrorKind::CutShort));
        assert!(bytes.len() > text.len() / 4, "only {} of {} bytes", bytes.len(), text.len());
        assert!(text.as_bytes().starts_with(&bytes));
    }
}

#[test]
fn a_flipped_byte_is_damage() {
    let lines: Vec<String> = (0..4_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
    for mut data in [gzip, bzip2, xz, lz4].map(|pack| pack(lines.join("\n").as_bytes())) {
        let middle = data.len() / 2;
        data[middle] ^= 0xff;
        assert!(matches!(read(&data).1, Some(ReadErrorKind::Damaged(_))));
    }
}

#[test]
fn a_dictionary_may_stand_first() {
    let dictionary = b"The harbour was closed on Monday. Fishermen stayed at home.";
    for stored in [dictionary.to_vec(), zstd(dictionary)] {
        let size = u32::try_from(stored.len()).unwrap();
        let mut file = [&b"\x5d\x2a\x4d\x18"[..], &size.to_le_bytes(), &stored].concat();
        let whole = file.len();
        for text in ["The harbour was closed. ", "Fishermen stayed."] {
            let mut encoder = zstd::Encoder::with_dictionary(Vec::new(), 3, dictionary).unwrap();
            encoder.write_all(text.as_bytes()).unwrap();
            file.extend(encoder.finish().unwrap());
        }
        check(&file, "The harbour was closed. Fishermen stayed.", None);
        check(&file[..whole - 1], "", Some(&ReadErrorKind::CutShort));
        check(&file[..6], "", Some(&ReadErrorKind::CutShort));
    }
}

#[test]
fn goes_on_behind_damage_if_somebody_follows() {
    let lines: Vec<String> = (0..4_000).map(|i| format!("{} barrels left the port", i * 7919 % 100_003)).collect();
    for pack in [gzip, bzip2, lz4] {
        let (mut one, two) = (pack(lines.join("\n").as_bytes()), pack(b"two"));
        let middle = one.len() / 2;
        one[middle] ^= 0xff;
        let file = [&one[..], &two, b"garbage", &two].concat();
        let mut reader = Decompressed::new(&file[..], codec_of(&file).unwrap());
        let members = reader.members();
        members.follow();
        let mut text = Vec::new();
        assert!(reader.read_to_end(&mut text).is_err());
        let second = text.len() as u64 + 2;
        assert_eq!(reader.read_to_end(&mut text).unwrap_err().to_string(), ReadErrorKind::TrailingData.to_string());
        assert_eq!(members.at(second), Some(one.len() as u64));
        assert_eq!(reader.read_to_end(&mut text).unwrap(), 5);
        assert!(text.ends_with(b"\n\ntwo\n\ntwo"));
    }
}

proptest! {
    #[test]
    fn never_panics_on_bytes(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        for magic in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd", b"BZh91AY&SY", b"\xfd7zXZ\0", b"\x04\x22\x4d\x18"] {
            read(&[magic, &tail].concat());
        }
    }

    #[test]
    fn never_panics_on_damage(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        static PACKED: LazyLock<[Vec<u8>; 5]> =
            LazyLock::new(|| ALL.map(|pack| pack("The harbour was closed on Monday. ".repeat(9).as_bytes())));
        for mut data in PACKED.clone() {
            for (place, byte) in &flips {
                let place = place.index(data.len());
                data[place] ^= byte;
            }
            if codec_of(&data).is_some() {
                read(&data);
            }
        }
    }
}
