use super::*;

#[test]
fn every_entry_of_the_grammar_is_a_regular_expression() {
    // All of them together are built, or this panics.
    let _ = Grammar::get();
    for entry in grammar::grammar() {
        let alone = regex_automata::meta::Regex::new(&expression(entry.words));
        assert!(alone.is_ok(), "{}", entry.id);
    }
}

/// What each row, alone, states of a field by one of the grammar's sentences.
fn stated(
    grammar: &Grammar,
    rows: &[RowSet],
    example: &grammar::GrammarExample,
) -> Vec<(&'static str, Range<usize>, Vec<StatedLimit>)> {
    let types: Vec<JsonType> =
        JsonType::named(&Value::from(example.field_type)).collect();
    let field = DescribedProperty::new(&Map::new(), Some("a".into()), &types);
    let plain = PlainText::of(example.description);
    let text = plain.as_str();
    let is_object = field.is(JsonType::Object);
    let of_field =
        |row: &GrammarRow| is_object || row.kind != PhraseKind::Members;
    let alone = rows.iter().flat_map(|row| row.candidates(text));
    let alone = alone.filter(|candidate| of_field(candidate.row));
    alone
        .filter_map(|candidate| {
            let surroundings = &grammar.surroundings;
            let phrase = std::slice::from_ref(&candidate.span);
            let context =
                DescriptionStructure::of(text, &grammar.qualifiers, phrase);
            let read = candidate.read(text, &field, &context, surroundings);
            let PhraseMeaning::Read(stated) = read else { return None };
            (!stated.is_empty()).then_some((
                candidate.row.entry.id,
                candidate.span,
                stated,
            ))
        })
        .collect()
}

#[test]
fn grammar_rows_are_unambiguous() {
    let grammar = Grammar::get();
    let rows: Vec<RowSet> =
        grammar::rows().map(|row| RowSet::new(vec![row])).collect();
    let mut compared = 0;
    for entry in grammar::grammar() {
        for example in entry.applies.iter().chain(entry.does_not_apply) {
            let all = stated(grammar, &rows, example);
            for (index, (id, span, says)) in all.iter().enumerate() {
                for (other, there, means) in all.iter().skip(index + 1) {
                    if !overlaps(std::slice::from_ref(span), there) {
                        continue;
                    }
                    compared += 1;
                    let agree = says.iter().all(|one| means.contains(one))
                        || means.iter().all(|one| says.contains(one));
                    assert!(
                        agree,
                        "{}: {id} says {says:?}, {other} says {means:?}",
                        example.description
                    );
                }
            }
        }
    }
    assert!(compared > 0, "no words are read by two rows");
}
