//! Questions in scripts without spaces, and in Arabic.

use serde_json::{Value, json};

use super::{any, check_sums, hit, ids, indexed, request, search};

fn of(language: &str, texts: &[(&str, &str, &str)]) -> Vec<Value> {
    let record =
        |(id, title, body): &(&str, &str, &str)| json!({"id": id, "title": title, "body": body, "language": language});
    texts.iter().map(record).collect()
}

/// The questions find first the article that answers them, and then those that say some of it; never the others.
#[track_caller]
fn check(records: &[Value], questions: &[(&str, &str)]) {
    let english = (0..20_u32).map(|number| super::article(&format!("en{number}"), "Weather", "Rain fell on the town."));
    let env = indexed(&english.chain(records.iter().cloned()).collect::<Vec<_>>());
    for (question, best) in questions {
        for request in [request(question), any(question)] {
            let found = search(&env, &request);
            assert_eq!(ids(&found)[0], *best, "{question}: {:?}", ids(&found));
            assert!(hit(&found, best).score > 0.0);
            assert!(!ids(&found).iter().any(|id| id.starts_with("en")), "{question}: {:?}", ids(&found));
            check_sums(&found);
        }
    }
}

#[test]
fn chinese_questions_find_their_parts() {
    let records = of(
        "zh",
        &[
            ("president", "北京大学校长访问日本", "北京大学的校长昨天访问了日本的东京大学。"),
            ("university", "北京大学", "北京大学的学生很多，天气也很好。"),
            ("train", "列车晚点", "从北京开出的列车晚点了三个小时。"),
            ("rain", "天气", "明天有雨，后天晴。"),
        ],
    );
    check(
        &records,
        &[
            ("北京大学校长访问日本", "president"),
            ("校长什么时候访问日本", "president"),
            ("北京的列车晚点了吗", "train"),
            ("北京 列车", "train"),
        ],
    );
}

#[test]
fn japanese_questions_find_their_parts() {
    let records = of(
        "ja",
        &[
            ("train", "列車が遅れた", "東京の列車は三時間遅れた。鉄道会社が説明した。"),
            ("tokyo", "東京の天気", "東京は明日、雨が降る。"),
            ("other", "港の船", "港に船が入った。"),
        ],
    );
    check(&records, &[("東京の列車が遅れた", "train"), ("東京の天気", "tokyo")]);
}

#[test]
fn thai_questions_find_their_parts() {
    let records = of(
        "th",
        &[
            ("train", "รถไฟล่าช้า", "รถไฟจากกรุงเทพล่าช้าสามชั่วโมงเพราะน้ำท่วม"),
            ("flood", "น้ำท่วมกรุงเทพ", "น้ำท่วมในกรุงเทพทำให้โรงเรียนปิด"),
            ("other", "ข่าวกีฬา", "ทีมฟุตบอลชนะการแข่งขัน"),
        ],
    );
    check(&records, &[("รถไฟล่าช้าจากกรุงเทพ", "train"), ("โรงเรียนปิดน้ำท่วม", "flood")]);
}

#[test]
fn arabic_questions_find_words_behind_articles() {
    let records = of(
        "ar",
        &[
            ("train", "تأخر القطار", "تأخر القطار من القاهرة ثلاث ساعات بسبب الإضراب."),
            ("strike", "إضراب العمال", "بدأ العمال إضرابا في الميناء، وطالبوا بأجور أعلى."),
            ("cairo", "طقس القاهرة", "الطقس في القاهرة حار اليوم."),
        ],
    );
    check(&records, &[("قطار القاهرة", "train"), ("إضراب عمال الميناء", "strike")]);
}
