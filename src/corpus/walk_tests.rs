//! Tests of the walk, in temporary folders.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use super::*;

fn folder(names: &[&[u8]]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        let path = folder.path().join(OsStr::from_bytes(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "text").unwrap();
    }
    folder
}

#[track_caller]
fn check(root: &Path, files: &[&str], unreadable: &[&str]) -> FoundFiles {
    let found = find_files(root).unwrap();
    let names: Vec<&str> = found.files.iter().map(|file| file.below_root.as_str()).collect();
    assert_eq!(names, files);
    let errors: Vec<String> = found.unreadable.iter().map(ToString::to_string).collect();
    assert_eq!(errors, unreadable);
    found
}

#[test]
fn finds_what_lies_below_a_folder_in_a_fixed_order() {
    let folder = folder(&[b"b.txt", b"a/2.txt", b"a/1.txt", b"a.txt", b"a/x/y"]);
    let found = check(folder.path(), &["a.txt", "a/1.txt", "a/2.txt", "a/x/y", "b.txt"], &[]);
    assert_eq!(found.files[1].path, folder.path().join("a/1.txt"));
    assert_eq!(found.files[1].size, 4);
    assert!(found.files[1].modified.unwrap() > 1_600_000_000_000_000_000);
}

#[test]
fn hidden_names_are_passed_over_below_the_root_only() {
    let folder = folder(&[b".hidden/a.txt", b".hidden/.git/b.txt", b".hidden/.c.txt"]);
    assert_eq!(check(folder.path(), &[], &[]).hidden, 1);
    assert_eq!(check(&folder.path().join(".hidden"), &["a.txt"], &[]).hidden, 2);
    check(&folder.path().join(".hidden/.c.txt"), &[".c.txt"], &[]);
    check(&folder.path().join(".hidden/."), &["a.txt"], &[]);
}

#[test]
fn a_hidden_link_to_nothing_is_passed_over_too() {
    let folder = folder(&[b"a.txt"]);
    symlink("someone@host.123", folder.path().join(".#a.txt")).unwrap();
    symlink(".", folder.path().join(".loop")).unwrap();
    assert_eq!(check(folder.path(), &["a.txt"], &[]).hidden, 2);
}

#[test]
fn a_root_that_is_not_there_is_an_error() {
    let folder = folder(&[]);
    let root = folder.path().join("nothing");
    let error = find_files(&root).unwrap_err();
    assert_eq!(error.to_string(), format!("{}: no such file or folder", root.display()));
    assert!(error.is_transient());
    let file = folder.path().join("a.txt");
    fs::write(&file, "text").unwrap();
    check(&file, &["a.txt"], &[]);
}

#[test]
fn links_are_followed_and_loops_reported() {
    let folder = folder(&[b"a/1.txt"]);
    symlink("1.txt", folder.path().join("a/2.txt")).unwrap();
    symlink("a", folder.path().join("b")).unwrap();
    symlink("..", folder.path().join("a/loop")).unwrap();
    symlink("nothing", folder.path().join("broken")).unwrap();
    symlink("self", folder.path().join("self")).unwrap();
    let root = folder.path().display();
    check(
        folder.path(),
        &["a/1.txt", "a/2.txt", "b/1.txt", "b/2.txt"],
        &[
            &format!("a/loop: symbolic link back to the folder `{root}` that it lies in"),
            &format!("b/loop: symbolic link back to the folder `{root}` that it lies in"),
            "broken: symbolic link to nothing",
            "self: symbolic link to nothing",
        ],
    );
}

#[test]
fn a_socket_is_not_opened() {
    let folder = folder(&[b"a.txt"]);
    let _listener = UnixListener::bind(folder.path().join("socket")).unwrap();
    check(folder.path(), &["a.txt"], &["socket: not a regular file"]);
}

#[test]
fn a_device_given_as_root_is_a_stream() {
    let found = check(Path::new("/dev/null"), &["/dev/null"], &[]);
    assert_eq!((found.files[0].size, found.files[0].modified), (0, None));
}

#[test]
fn names_stay_different_as_text() {
    let folder = folder(&[b"caf\xe9.txt", b"caf\xe8.txt", b"caf\\xE9.txt", "café.txt".as_bytes(), b"a\nb", b"a\\b"]);
    check(folder.path(), &["a\\b", "a\\x0Ab", "caf\\x5CxE9.txt", "caf\\xE8.txt", "caf\\xE9.txt", "café.txt"], &[]);
}
