//! The documents and policies that come with the program.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use specdrift::BundledFile;

static VENDORED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schemas/vendored");

/// Every file of the drift check, as it stood where the program was built.
pub(crate) fn files() -> &'static [BundledFile] {
    static FILES: OnceLock<Vec<BundledFile>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files = vec![
            BundledFile {
                path: "schemas/drift.toml".into(),
                bytes: include_bytes!("../schemas/drift.toml"),
            },
            BundledFile {
                path: "schemas/drift.lock".into(),
                bytes: include_bytes!("../schemas/drift.lock"),
            },
        ];
        add(&VENDORED, &mut files);
        files
    })
}

fn add(folder: &'static Dir<'static>, files: &mut Vec<BundledFile>) {
    for file in folder.files() {
        // The paths of a bundle are written with slashes, on any system.
        if let Some(path) = file.path().to_str() {
            let path = format!("schemas/vendored/{}", path.replace('\\', "/"));
            files.push(BundledFile {
                path: path.into(),
                bytes: file.contents(),
            });
        }
    }
    for inner in folder.dirs() {
        add(inner, files);
    }
}
