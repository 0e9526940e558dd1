//! Texts that are hard-wrapped, and texts that only look like it.

use super::super::lines::split;
use super::*;

#[track_caller]
fn check(input: &str, expected: &[&str]) {
    let mut lines = split(input);
    join(&mut lines, 0);
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_ref()).collect();
    assert_eq!(texts, expected);
}

const WRAPPED: &str = "\
The harbour board of Port Ellis voted on Monday to raise the\n\
fares of the old ferry by a tenth from May. Islanders who cross\n\
every day said that the rise came too soon.";

const WHOLE: &str = "The harbour board of Port Ellis voted on Monday to raise the fares of the old ferry by a \
                     tenth from May. Islanders who cross every day said that the rise came too soon.";

#[test]
fn joins_the_lines_of_paragraphs() {
    check(WRAPPED, &[WHOLE]);
    check(
        &format!("Ferry fares to rise\r\n\r\n{}\r\n", WRAPPED.replace('\n', "\r\n")),
        &["Ferry fares to rise", WHOLE],
    );
    check(&format!("Ferry fares to rise\n\n{WRAPPED}\n\n{WRAPPED}\n"), &["Ferry fares to rise", WHOLE, WHOLE]);
    check(&WRAPPED.to_uppercase(), &[&WHOLE.to_uppercase()]);
}

#[test]
fn paragraphs_may_be_indented() {
    check(&format!("   {WRAPPED}\n   {WRAPPED}"), &[WHOLE, WHOLE]);
    check(&WRAPPED.lines().fold(String::new(), |text, line| format!("{text}    {line}\n")), &[WHOLE]);
}

#[test]
fn a_stray_space_begins_no_paragraph() {
    check(&WRAPPED.replace("\nevery", "\n every"), &[WHOLE]);
}

#[test]
fn the_lines_of_a_paragraph_may_all_begin_with_capitals() {
    let paragraph = "Nobody was surprised but the chairman, who said so to all of\nMonday's meeting.";
    check(&format!("{WRAPPED}\n\n{paragraph}"), &[WHOLE, &paragraph.replace('\n', " ")]);
}

#[test]
fn a_short_line_that_ends_a_sentence_ends_the_paragraph() {
    check(&format!("{WRAPPED}\n{WRAPPED}"), &[WHOLE, WHOLE]);
}

#[test]
fn short_lines_in_a_wrapped_text_stay() {
    check(
        &format!("Tides\nTravel\nBoats\n\n{WRAPPED}\n\nAnn Lee\nPort Ellis"),
        &["Tides", "Travel", "Boats", WHOLE, "Ann Lee", "Port Ellis"],
    );
    let verses =
        "Grey is the sea and grey the stone,\nThe ferry lies at the quay alone,\nThe gulls are gone to the land.";
    let mut expected = vec![WHOLE];
    expected.extend(verses.lines());
    check(&format!("{WRAPPED}\n\n{verses}"), &expected);
}

#[test]
fn verses_lists_menus_and_whole_paragraphs_stay() {
    for text in [
        "Grey is the sea and grey the stone beneath the morning light,\nThe ferry lies at the quay alone and waits there \
         for the night,\nThe gulls are gone to the land again to shelter from the rain,\nAnd never a sail is seen to \
         pass along the shore again.",
        "Ferry fares to rise by a tenth from May, the board says\nSeal seen in the harbour\nOld pier sold to a brewer \
         from the mainland for one pound\nChoir sings in the rain\nSchool roof earns more than the cake sale",
        "- the ferry that leaves in the morning and comes back late\n- the ferry that leaves at noon and does not come \
         back\n- the ferry that never left the harbour at all last year",
        "The harbour board voted on Monday to raise the fares.\nIslanders said that the rise came too soon for them.\n\
         The chairman said the money would pay for an engine.\nNobody else had anything to say about it that day.",
        &format!("{WHOLE}\n{WHOLE}"),
        &format!("{WHOLE}\n\n{WHOLE}\n\nto the pier\nand to the lighthouse on the far side\nof the island"),
    ] {
        let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
        check(text, &lines);
    }
}

#[test]
fn items_of_a_list_may_be_wrapped() {
    let item = "the ferry that leaves at seven in the morning and that comes\n  back late at night when the tide has turned again";
    let whole = item.replace("\n ", "");
    check(
        &format!("{WRAPPED}\n\n- {item}\n- {item}\n- {item}"),
        &[WHOLE, &format!("- {whole}"), &format!("- {whole}"), &format!("- {whole}")],
    );
}

#[test]
fn a_hyphen_goes_only_if_the_word_is_known() {
    let text = |first: &str, second: &str| {
        format!(
            "The harbour board of Port Ellis and the other islands {first}\n{second} who met on Monday had nothing to \
             say about the ferry, or\nthe islanders and the seaworthy boats, or what they would cost."
        )
    };
    for (first, second, expected) in [
        ("the is-", "landers", "the islanders who met"),
        ("the sea-", "worn", "the sea-worn who met"),
        ("the two-", "and three-masted", "the two- and three-masted who met"),
        ("the Anglo-", "Saxons", "the Anglo-Saxons who met"),
        ("the old -", "ones", "the old - ones who met"),
    ] {
        let text = text(first, second);
        let mut lines = split(&text);
        assert!(join(&mut lines, 0));
        assert!(lines[0].text.contains(expected), "{}", lines[0].text);
    }
}

#[test]
fn scripts_without_spaces_get_none() {
    let line = "渡船の運賃が五月から上がることになったと港の理事会が月曜日に";
    let text = format!("{line}\n{line}\n{line}\n発表した。");
    check(&text, &[&text.replace('\n', "")]);
}
