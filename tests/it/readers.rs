//! Containers of articles, for the program as a whole: what lies in them is found under its place in them, and a second
//! run does what changed in them and nothing else.

use std::io::{Cursor, Write};

use crate::env::TestEnv;

/// Articles as (name, subject); the name is the file, record or address, as the container has it.
type Articles<'a> = &'a [(&'a str, &'a str)];

fn title(subject: &str) -> String {
    format!("The {subject} opens again")
}

fn text(subject: &str) -> String {
    format!(
        "The {subject} was reopened on Monday after repairs that took the town more than a year. Visitors of the \
         {subject} said that they had waited for this day since the storm of last winter."
    )
}

fn page(subject: &str) -> String {
    let (title, text) = (title(subject), text(subject));
    format!("<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>")
}

fn tar(articles: Articles<'_>) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, subject) in articles {
        let content = format!("{}\n\n{}\n", title(subject), text(subject));
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, content.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(articles: Articles<'_>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, subject) in articles {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(format!("{}\n\n{}\n", title(subject), text(subject)).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn warc(articles: Articles<'_>) -> Vec<u8> {
    let record = |(name, subject): &(&str, &str)| {
        let body = page(subject);
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        let uri = format!("WARC-Target-URI: https://courier.example/{name}\r\n");
        let length = http.len();
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\n{uri}Content-Type: application/http; msgtype=response\r\n\
             Content-Length: {length}\r\n\r\n{http}\r\n\r\n"
        )
    };
    articles.iter().map(record).collect::<String>().into_bytes()
}

fn json_lines(articles: Articles<'_>) -> Vec<u8> {
    let record = |(name, subject): &(&str, &str)| {
        let content = serde_json::json!({ "head": title(subject), "text": text(subject) });
        serde_json::json!({ "id": name, "content": content }).to_string() + "\n"
    };
    articles.iter().map(record).collect::<String>().into_bytes()
}

fn table(articles: Articles<'_>) -> Vec<u8> {
    let row = |(name, subject): &(&str, &str)| format!("{name},\"{}\",\"{}\"\n", title(subject), text(subject));
    format!("id,title,body\n{}", articles.iter().map(row).collect::<String>()).into_bytes()
}

/// Runs three times: on two articles, on the same, and on a corpus in which the first article has changed, the second
/// is gone and a third is new. `place` returns what an article is known by.
#[track_caller]
fn check(file: &str, options: &[&str], build: fn(Articles<'_>) -> Vec<u8>, place: fn(&str, &str) -> String) {
    let env = TestEnv::new();
    let index = || {
        let run = env.run(&[&["index"], options, &["news"]].concat()).expect_code(0);
        run.line("articles:").to_owned()
    };
    env.write_old(&format!("news/{file}"), build(&[("a", "harbour"), ("b", "library")]));
    assert_eq!(index(), "articles: 2 added, 0 replaced, 0 removed, 0 unchanged", "{file}");
    assert_eq!(env.hits("body:library"), [place(file, "b")]);
    assert_eq!(index(), "articles: 0 added, 0 replaced, 0 removed, 2 unchanged", "{file}");
    env.write(&format!("news/{file}"), build(&[("a", "railway"), ("c", "orchestra")]));
    assert_eq!(index(), "articles: 1 added, 1 replaced, 1 removed, 0 unchanged", "{file}");
    assert_eq!(env.hits("title:railway"), [place(file, "a")]);
    assert_eq!(env.hits("orchestra"), [place(file, "c")]);
    assert!(env.hits("library").is_empty() && env.hits("harbour").is_empty());
}

fn member(file: &str, name: &str) -> String {
    format!("{file}!{name}")
}

#[test]
fn archives_are_folders() {
    check("old.tar", &[], tar, member);
    check("old.tar.zst", &[], |articles| zstd::encode_all(&tar(articles)[..], 1).unwrap(), member);
    check("old.zip", &[], zip, member);
}

#[test]
fn web_archives_hold_pages() {
    let address = |_: &str, name: &str| format!("https://courier.example/{name}");
    check("crawl.warc", &[], warc, address);
    check("crawl.warc.zst", &[], |articles| zstd::encode_all(&warc(articles)[..], 1).unwrap(), address);
}

#[test]
fn records_have_their_fields_within_objects_and_in_columns() {
    let id = |_: &str, name: &str| name.to_owned();
    check("news.jsonl", &["--map", "title=content.head", "--map", "body=content.text"], json_lines, id);
    check("news.csv", &[], table, id);
}

#[test]
fn a_pipe_is_told_by_its_first_bytes() {
    let articles: Articles<'_> = &[("a", "harbour"), ("b", "library")];
    let map = ["--map", "title=content.head", "--map", "body=content.text"];
    for (content, options) in [
        (tar(articles), &[][..]),
        (zip(articles), &[]),
        (warc(articles), &[]),
        (json_lines(articles), &map),
        (table(articles), &[]),
        (zstd::encode_all(&warc(articles)[..], 1).unwrap(), &[]),
    ] {
        let env = TestEnv::new();
        let run = env.run_with_input(&[&["extract"], options, &["-"]].concat(), &content).expect_code(0);
        let titles: Vec<String> =
            run.json_lines().iter().map(|article| article["title"].as_str().unwrap().to_owned()).collect();
        assert_eq!(titles, [title("harbour"), title("library")]);
    }
    let env = TestEnv::new();
    let run = env.run_with_input(&["extract", "-"], page("harbour").as_bytes()).expect_code(0);
    assert_eq!(run.json_lines()[0]["title"], title("harbour"));
}
