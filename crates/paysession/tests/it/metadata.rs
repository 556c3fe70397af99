//! Metadata of both providers, built by a service.

use std::hash::{DefaultHasher, Hash, Hasher};

use paysession::{Message, RawObject, komoju, yuno};

fn entry(key: &str, value: &str) -> yuno::MetadataEntry {
    yuno::MetadataEntry::new(key.parse().unwrap(), value.parse().unwrap())
}

fn pairs(count: usize) -> Vec<(String, String)> {
    (0..count).map(|index| (format!("k{index}"), index.to_string())).collect()
}

#[test]
fn a_list_of_entries_is_built_in_its_order() {
    let mut metadata =
        yuno::Metadata::from_pairs([("a", "1"), ("b", "2"), ("a", "3")])
            .unwrap();
    assert_eq!(metadata.len(), 3);
    assert_eq!(metadata.get("a").unwrap(), "1");
    assert!(metadata.contains_key("b") && !metadata.contains_key("c"));

    assert_eq!(metadata.remove("a"), Some(entry("a", "1")));
    assert_eq!(metadata.remove("c"), None);
    metadata.push(entry("c", "4")).unwrap();
    metadata.try_extend([entry("d", "5")]).unwrap();
    let keys: Vec<_> =
        (&metadata).into_iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["b", "a", "c", "d"]);
    let entries: Vec<_> = metadata.clone().into_iter().collect();
    assert_eq!(yuno::Metadata::try_from(entries), Ok(metadata));
}

#[test]
fn the_entry_that_is_too_many_is_named() {
    const WORDS: &str = "/50: must have at most 50 entries, found 51";
    let full = yuno::Metadata::from_pairs(pairs(50)).unwrap();
    assert_eq!(full.len(), 50);
    let report = yuno::Metadata::from_pairs(pairs(60)).unwrap_err();
    assert_eq!(report.to_string(), WORDS);

    let mut metadata = full.clone();
    let refused = metadata.push(entry("k", "v")).unwrap_err();
    assert_eq!(refused.to_string(), WORDS);
    assert_eq!(metadata, full);

    let mut metadata = yuno::Metadata::from_pairs(pairs(49)).unwrap();
    let refused = metadata.try_extend([entry("k", "v"), entry("k", "v")]);
    assert_eq!(refused.unwrap_err().to_string(), WORDS);
    assert_eq!(metadata.len(), 49, "all of them, or none");
}

#[test]
fn a_value_is_put_in_the_first_entry_with_its_key() {
    let put = |metadata: &mut yuno::Metadata, key: &str, value: &str| {
        metadata.insert(key.parse().unwrap(), value.parse().unwrap())
    };
    let before = [("b", "1"), ("a", "2"), ("a", "3")];
    let mut metadata = yuno::Metadata::from_pairs(before).unwrap();
    let given_back = put(&mut metadata, "a", "4").unwrap();
    assert_eq!(given_back.unwrap(), "2");
    assert_eq!(put(&mut metadata, "c", "5"), Ok(None));
    let after = [("b", "1"), ("a", "4"), ("a", "3"), ("c", "5")];
    assert_eq!(metadata, yuno::Metadata::from_pairs(after).unwrap());

    let mut full = yuno::Metadata::from_pairs(pairs(50)).unwrap();
    assert_eq!(put(&mut full, "k7", "x").unwrap().unwrap(), "7");
    let refused = put(&mut full, "k50", "x").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "/50: must have at most 50 entries, found 51"
    );
    assert_eq!(full.len(), 50);
}

#[test]
fn every_pair_that_breaks_a_rule_is_named() {
    let (key, value) = ("k".repeat(49), "v".repeat(2_001));
    let broken = [("ok", "1"), (&key, &value), ("also ok", &value)];
    let report = yuno::Metadata::from_pairs(broken).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/1/key: must be at most 48 characters, found 49\n\
         /1/value: must be at most 512 characters, found 2001\n\
         /2/value: must be at most 512 characters, found 2001"
    );

    let broken = [("a/b", "1"), ("ok", &*value), ("a/b", "2"), (&*key, "3")];
    let report = komoju::Metadata::from_pairs(broken).unwrap_err();
    assert_eq!(
        report.to_string(),
        format!(
            "/ok: must be at most 2000 characters, found 2001\n\
             /a~1b: must be given only once\n\
             /{key}: must be at most 30 characters, found 49"
        )
    );
}

#[test]
fn a_map_keeps_the_order_in_which_it_is_built() {
    let mut metadata =
        komoju::Metadata::from_pairs([("b", "2"), ("a", "1")]).unwrap();
    let three = ("c".parse().unwrap(), "3".parse().unwrap());
    metadata.extend([three]);
    assert_eq!(metadata.remove("b").unwrap(), "2");
    assert_eq!(metadata.remove("b"), None);
    assert!(metadata.contains_key("c") && !metadata.contains_key("b"));
    let keys: Vec<_> =
        (&metadata).into_iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["a", "c"]);
    let entries: komoju::Metadata = metadata.clone().into_iter().collect();
    assert_eq!(entries, metadata);
    // Of several values under one key the last, in the place of the first.
    metadata.extend(["c", "a", "d", "a"].map(|key| {
        (key.parse().unwrap(), format!("new {key}").parse().unwrap())
    }));
    assert_eq!(
        serde_json::to_string(&metadata).unwrap(),
        r#"{"a":"new a","c":"new c","d":"new d"}"#
    );
}

#[test]
fn maps_are_equal_in_whatever_order_their_entries_stand() {
    let hash = |metadata: &komoju::Metadata| {
        let mut state = DefaultHasher::new();
        metadata.hash(&mut state);
        state.finish()
    };
    for count in [2, 9, 60] {
        let mut pairs = pairs(count);
        let one = komoju::Metadata::from_pairs(pairs.clone()).unwrap();
        pairs.reverse();
        let other = komoju::Metadata::from_pairs(pairs.clone()).unwrap();
        assert_eq!(one, other);
        assert_eq!(hash(&one), hash(&other));
        pairs[0].1 = "another".to_owned();
        let other = komoju::Metadata::from_pairs(pairs.clone()).unwrap();
        assert_ne!(one, other);
        pairs.pop();
        assert_ne!(one, komoju::Metadata::from_pairs(pairs).unwrap());
    }
}

/// However many keys there are, and however alike: those of one length that
/// begin and end alike meet where they are noted.
#[test]
fn a_key_that_comes_twice_is_found_among_many() {
    let short = |index: usize| format!("k{index}");
    let alike = |index: usize| format!("aaaaaaaa{index:06}bbbbbbbb");
    for count in [1, 2, 7, 8, 9, 50, 2_000] {
        for key in [&short as &dyn Fn(usize) -> String, &alike] {
            let member = |index| format!(r#""{}":"{index}""#, key(index));
            let members: Vec<_> = (0..count).map(member).collect();
            let body = |members: &[String]| {
                let metadata = members.join(",");
                format!(
                    r#"{{"amount":1,"currency":"JPY","metadata":{{{metadata}}}}}"#
                )
            };
            let text = body(&members);
            let read = komoju::CreateSession::from_json(text.as_bytes());
            assert_eq!(serde_json::to_string(&read.unwrap()).unwrap(), text);
            for (twice, place) in [(0, count), (count - 1, count), (0, 1)] {
                let mut members = members.clone();
                members.insert(place, member(twice));
                let read =
                    komoju::CreateSession::from_json(body(&members).as_bytes());
                assert_eq!(
                    read.unwrap_err().to_string(),
                    format!(
                        "/metadata/{}: must be given only once",
                        key(twice)
                    )
                );
            }
        }
    }
}

#[test]
fn metadata_that_came_back_is_judged_member_by_member() {
    let object: RawObject =
        serde_json::from_str(r#"{"a \"key\"":"1","b":2}"#).unwrap();
    let report = komoju::Metadata::try_from(&object).unwrap_err();
    assert_eq!(report.to_string(), "/b: must be a string, found a number");
    let mut object = object;
    object.remove("b");
    let metadata = komoju::Metadata::try_from(&object).unwrap();
    assert_eq!(metadata.get("a \"key\"").unwrap(), "1");
}
