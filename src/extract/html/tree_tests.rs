//! Trees of pages, written as `div(p(text))`:
//!
//! 1. Tags end what they end without saying so, and nothing else.
//! 2. Scripts, comments and attributes are read as browsers read them.
//! 3. Depth, nodes and time have limits.

use super::super::dom::NodeId;
use super::*;

/// Writes a tree as `div(p(text)p)`.
fn outline(html: &str) -> String {
    let dom = Dom::parse(html);
    let mut outline = String::new();
    let mut ends = Vec::new();
    for id in dom.descendants(dom.root()) {
        while ends.last().is_some_and(|end| *end <= id.index()) {
            ends.pop();
            outline.push(')');
        }
        match dom.name(id) {
            name if name.is_empty() => outline.push_str(dom.own_text(id).trim()),
            name => {
                outline.push_str(&name);
                outline.push('(');
                ends.push(dom.end(id));
            }
        }
    }
    outline.extend(ends.iter().map(|_| ')'));
    outline.replace("()", ".")
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(outline(html), expected, "{html}");
}

#[test]
fn ends_what_the_next_tag_ends() {
    check("<p>a<p>b<div>c</div>", "p(a)p(b)div(c)");
    check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "ul(li(a)li(bul(li(c)))li(d))e");
    check("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))");
    check("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td(a)td(b))tr(th(c)))d");
    check("<table><thead><tr><td>a<tbody><tr><td>b</table>", "table(thead(tr(td(a)))tbody(tr(td(b))))");
    check("<select><option>a<option>b</select>c", "select(option(a)option(b))c");
    check("<h2>a<h3>b</h3>c", "h2(a)h3(b)c");
    check("<a href=x>a<a href=y>b</a>c", "a(a)a(b)c");
    check("<head><title>a</title><p>b", "head(title(a))p(b)");
    check("<td><p>a<table><tr><td><p>b</table>c", "td(p(a)table(tr(td(p(b))))c)");
}

#[test]
fn ignores_end_tags_of_what_is_not_open() {
    check("<div><p>a</span>b</p></article>c</div>d", "div(p(ab)c)d");
    check("<div>a</p>b</br>c</div>", "div(ap.bbr.c)");
    check("<table><tr><td>a</div>b</table>", "table(tr(td(ab)))");
    check("<html><body>a</body></html>b", "html(body(ab))");
    check("<p><b>a</p>b</b>", "p(b(a))b");
}

#[test]
fn takes_scripts_and_the_like_as_they_are() {
    check("<script>if (a<b) '<p>'</script>c", "script(if (a<b) '<p>')c");
    check("<style>p > a {}</STYLE >c", "style(p > a {})c");
    check("<title>a &amp; <b></title>", "title(a & <b>)");
    check("<textarea><p>a</textarea><iframe><p></iframe>", "textarea(<p>a)iframe(<p>)");
    check("<script>a", "script(a)");
    check("<svg><path d=x /><g/><title>a</title></svg>b", "svg(path.g.title(a))b");
    check("<svg><g>a<p>b</p>", "svg(g(a))p(b)");
}

#[test]
fn skips_comments_and_declarations() {
    check("<!doctype html><!-- <p> --><?xml ?><p>a<!-->b<!--->c</ >d<![endif]-->", "p(abcd)");
    check("a<!-- b", "a");
    check("1 < 2 <3 <", "1 < 2 <3 <");
}

#[test]
fn reads_attributes() {
    let dom = Dom::parse(r#"<A HREF="?a=1&amp;b" title='a > "b"' data-x = y/z hidden Class=a class=b empty="">"#);
    let link = NodeId(1);
    let attr = |name| dom.attr(link, name).map(std::borrow::Cow::into_owned);
    assert_eq!(dom.name(link), "a");
    assert_eq!(attr("href").as_deref(), Some("?a=1&b"));
    assert_eq!(attr("title").as_deref(), Some("a > \"b\""));
    assert_eq!(attr("data-x").as_deref(), Some("y/z"));
    assert_eq!(attr("hidden").as_deref(), Some(""));
    assert_eq!(attr("class").as_deref(), Some("a"));
    assert_eq!(attr("empty").as_deref(), Some(""));
    assert_eq!(attr("id"), None);
}

#[test]
fn a_quote_that_nothing_closes_is_no_end_of_the_page() {
    check("<a title=\"x>b</a>c", "a(b)c");
    check("<p title=it's>b</p>c", "p(b)c");
}

#[test]
fn walks_up_and_down() {
    let dom = Dom::parse("<div><p>a</p><p>b<i>c</i></p></div>");
    let div = NodeId(1);
    let paragraph = NodeId(4);
    assert_eq!(
        dom.descendants(div).filter(|id| dom.parent(*id) == Some(div)).collect::<Vec<_>>(),
        [NodeId(2), paragraph]
    );
    assert_eq!(dom.descendants(paragraph).count(), 3);
    assert!(dom.is_within(NodeId(7), paragraph) && !dom.is_within(NodeId(3), paragraph));
    assert_eq!(dom.ancestors(NodeId(7)).collect::<Vec<_>>(), [NodeId(6), NodeId(4), div, dom.root()]);
    assert_eq!(dom.parent(dom.root()), None);
    assert_eq!(dom.text(div), "a bc");
}

#[test]
fn depth_and_number_of_nodes_have_limits() {
    let deep = "<div>".repeat(1_000_000);
    let dom = Dom::parse(&deep);
    let last = NodeId(u32::try_from(dom.len() - 1).unwrap());
    assert_eq!(dom.ancestors(last).count(), MAX_DEPTH);
    assert!(Dom::parse(&"<br>".repeat(MAX_NODES + 100)).len() <= MAX_NODES);
}

#[test]
fn no_input_takes_more_than_linear_time() {
    let n = 200_000;
    let hostile = [
        "<a>".repeat(n),
        "<".repeat(10 * n),
        "</".repeat(5 * n),
        "<!--".repeat(n),
        "<a b=\"".repeat(n),
        "<a b='\"".repeat(n),
        format!("<a {}>", "b=\"c\" ".repeat(n)),
        format!("<i><div>{}{}", "<b>".repeat(n), "</i>".repeat(n)),
        format!("{}{}", "<x-y>".repeat(n), "</x-z>".repeat(n)),
        "<table><tr><td>".repeat(n),
        "<p><button>".repeat(n),
        "<svg><foreignObject><p>".repeat(n),
        "<script>".repeat(n),
        "<title></".repeat(n),
        "&amp".repeat(n),
        "<ul><li>".repeat(n),
    ];
    let start = std::time::Instant::now();
    for html in &hostile {
        let dom = Dom::parse(html);
        let text: usize = dom.all().map(|id| dom.own_text(id).len()).sum();
        assert!(text <= html.len());
    }
    assert!(start.elapsed().as_secs() < 60, "16 pages of a megabyte took {:?}", start.elapsed());
}
