//! JSON Pointers: read, built and taken apart.

use paysession::{Pointer, PointerError};
use serde_json::json;

#[test]
fn a_pointer_is_checked() {
    for good in ["", "/", "//", "/a", "/a~0b~1c/0", "/é/\n", "/ "] {
        let pointer: Pointer = good.parse().unwrap();
        assert_eq!(pointer, good);
        assert_eq!(good, pointer);
        assert_eq!(pointer.as_str(), good);
        assert_eq!(pointer.as_ref(), good);
        assert_eq!(pointer.to_string(), good);
        assert_eq!(Pointer::try_from(good), Ok(pointer.clone()));
        assert_eq!(Pointer::try_from(good.to_owned()), Ok(pointer.clone()));
        assert_eq!(String::from(pointer.clone()), good);
        let json = serde_json::to_value(&pointer).unwrap();
        assert_eq!(json, json!(good));
        assert_eq!(serde_json::from_value::<Pointer>(json).unwrap(), pointer);
    }
    let longest = format!("/{}", "x".repeat(1023));
    assert!(longest.parse::<Pointer>().is_ok());
    let longer = longest + "x";
    for (bad, error) in [
        ("a", PointerError::NoSlash),
        ("#/a", PointerError::NoSlash),
        ("/~", PointerError::Escape),
        ("/~2", PointerError::Escape),
        ("/a~/b", PointerError::Escape),
        (&*longer, PointerError::TooLong),
    ] {
        assert_eq!(bad.parse::<Pointer>(), Err(error), "{bad}");
        assert!(serde_json::from_value::<Pointer>(json!(bad)).is_err());
    }
    for (error, words) in [
        (
            PointerError::NoSlash,
            "must be a JSON Pointer, which begins with `/`",
        ),
        (
            PointerError::Escape,
            "must be a JSON Pointer, in which `0` or `1` follows each `~`",
        ),
        (PointerError::TooLong, "must be at most 1024 bytes"),
    ] {
        assert_eq!(error.to_string(), words);
    }
}

const HERE: Pointer = Pointer::from_static("/a~1b/0");

#[test]
fn a_pointer_is_built_from_names_and_taken_apart_again() {
    for names in [
        &[][..],
        &[""],
        &["", ""],
        &["a"],
        &["a/b", "c~d", "~1", "~01", "0"],
        &["é", "\n", " "],
    ] {
        let mut pointer = Pointer::ROOT;
        assert!(pointer.is_root());
        for name in names {
            pointer = pointer.join(name).unwrap();
        }
        assert_eq!(pointer.is_root(), names.is_empty());
        assert!(pointer.tokens().eq(names.iter().copied()), "{names:?}");
        assert_eq!(pointer.as_str().parse(), Ok(pointer.clone()));
    }
    assert_eq!(Pointer::default(), Pointer::ROOT);
    assert_eq!(HERE.tokens().collect::<Vec<_>>(), ["a/b", "0"]);
}

#[test]
fn a_step_for_which_there_is_no_room_changes_nothing() {
    let mut pointer: Pointer =
        format!("/{}", "x".repeat(1020)).parse().unwrap();
    for (name, fits) in
        [("ab~", false), ("abc", false), ("//", false), ("a", true)]
    {
        let before = pointer.clone();
        let pushed = pointer.clone().join(name);
        assert_eq!(pushed.is_ok(), fits, "{name}");
        let result = pointer.push(name);
        assert_eq!(result.is_ok(), fits, "{name}");
        if !fits {
            assert_eq!(result, Err(PointerError::TooLong));
            assert_eq!(pointer, before);
        }
    }
    assert_eq!(pointer.as_str().len(), 1023);
}

#[test]
fn a_pointer_within_another_ends_where_there_is_no_more_room() {
    let prefix: Pointer = format!("/{}", "p".repeat(1019)).parse().unwrap();
    for (inner, rest) in [
        ("", ""),
        ("/a", "/a"),
        ("/a/", "/a/"),
        ("/a/b", "/a/b"),
        ("/~1/b", "/~1"),
        ("/long/b", ""),
        ("/a/long", "/a"),
    ] {
        let inner: Pointer = inner.parse().unwrap();
        let whole = format!("{prefix}{rest}");
        assert_eq!(inner.within(&prefix), &*whole, "{inner}");
        assert_eq!(inner.within(&Pointer::ROOT), inner);
    }
}
