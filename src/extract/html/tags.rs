//! The elements of HTML that the tree builder and the extraction tell apart.

/// What kind of node a node is: text, or an element by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    A,
    Address,
    Area,
    Article,
    Aside,
    Audio,
    Base,
    Blockquote,
    Body,
    Br,
    Button,
    Canvas,
    Caption,
    Center,
    Col,
    Colgroup,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Embed,
    Fieldset,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hgroup,
    Hr,
    Html,
    Iframe,
    Img,
    Input,
    Legend,
    Li,
    Link,
    Main,
    Math,
    Menu,
    Meta,
    Nav,
    Noembed,
    Noframes,
    Noscript,
    Object,
    Ol,
    Optgroup,
    Option,
    P,
    Pre,
    Rt,
    Script,
    Search,
    Section,
    Select,
    Source,
    Span,
    Style,
    Summary,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Tfoot,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Ul,
    Video,
    Wbr,
    Xmp,
    /// An element of another name.
    Other,
    /// An element of another name that has no content.
    OtherEmpty,
    /// Text, with character references.
    Text,
    /// Text without character references: what stands in a script or style.
    RawText,
    /// The node above all others.
    Document,
}

/// The names, sorted.
#[rustfmt::skip]
const NAMES: [(&str, Tag); 90] = [
    ("a", Tag::A), ("address", Tag::Address), ("area", Tag::Area), ("article", Tag::Article), ("aside", Tag::Aside),
    ("audio", Tag::Audio), ("base", Tag::Base), ("blockquote", Tag::Blockquote), ("body", Tag::Body), ("br", Tag::Br),
    ("button", Tag::Button), ("canvas", Tag::Canvas), ("caption", Tag::Caption), ("center", Tag::Center),
    ("col", Tag::Col), ("colgroup", Tag::Colgroup), ("command", Tag::OtherEmpty), ("dd", Tag::Dd),
    ("details", Tag::Details), ("dialog", Tag::Dialog), ("div", Tag::Div), ("dl", Tag::Dl), ("dt", Tag::Dt),
    ("embed", Tag::Embed), ("fieldset", Tag::Fieldset), ("figcaption", Tag::Figcaption), ("figure", Tag::Figure),
    ("footer", Tag::Footer), ("form", Tag::Form), ("frame", Tag::OtherEmpty), ("h1", Tag::H1), ("h2", Tag::H2),
    ("h3", Tag::H3), ("h4", Tag::H4), ("h5", Tag::H5), ("h6", Tag::H6), ("head", Tag::Head), ("header", Tag::Header),
    ("hgroup", Tag::Hgroup), ("hr", Tag::Hr), ("html", Tag::Html), ("iframe", Tag::Iframe),
    ("image", Tag::OtherEmpty), ("img", Tag::Img), ("input", Tag::Input), ("keygen", Tag::OtherEmpty),
    ("legend", Tag::Legend), ("li", Tag::Li), ("link", Tag::Link), ("main", Tag::Main), ("math", Tag::Math), ("menu", Tag::Menu),
    ("meta", Tag::Meta), ("nav", Tag::Nav), ("noembed", Tag::Noembed), ("noframes", Tag::Noframes),
    ("noscript", Tag::Noscript), ("object", Tag::Object), ("ol", Tag::Ol), ("optgroup", Tag::Optgroup),
    ("option", Tag::Option), ("p", Tag::P), ("param", Tag::OtherEmpty), ("pre", Tag::Pre), ("rt", Tag::Rt),
    ("script", Tag::Script), ("search", Tag::Search), ("section", Tag::Section), ("select", Tag::Select),
    ("source", Tag::Source), ("span", Tag::Span), ("style", Tag::Style), ("summary", Tag::Summary), ("svg", Tag::Svg),
    ("table", Tag::Table), ("tbody", Tag::Tbody), ("td", Tag::Td), ("template", Tag::Template),
    ("textarea", Tag::Textarea), ("tfoot", Tag::Tfoot), ("th", Tag::Th), ("thead", Tag::Thead), ("time", Tag::Time),
    ("title", Tag::Title), ("tr", Tag::Tr), ("track", Tag::OtherEmpty), ("ul", Tag::Ul), ("video", Tag::Video),
    ("wbr", Tag::Wbr), ("xmp", Tag::Xmp),
];

impl Tag {
    /// Returns the tag of a name in any case.
    pub(super) fn of(name: &str) -> Self {
        /// No name in the table is longer.
        const MAX: usize = 10;
        let mut lower = [0; MAX];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        match NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(lower)) {
            Ok(place) => NAMES[place].1,
            Err(_) => Self::Other,
        }
    }

    /// True for text of either kind.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::RawText)
    }

    /// True for elements that never have content or an end tag.
    pub(super) fn is_empty(self) -> bool {
        use Tag::{Area, Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, OtherEmpty, Source, Wbr};
        matches!(self, Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Source | Wbr | OtherEmpty)
    }

    /// True for elements whose content is text up to their end tag, whatever stands in it.
    pub(super) fn is_raw(self) -> bool {
        matches!(self, Self::Script | Self::Style | Self::Iframe | Self::Noembed | Self::Noframes | Self::Xmp)
            || self.is_raw_with_references()
    }

    /// True for those of them in whose text character references count.
    pub(super) fn is_raw_with_references(self) -> bool {
        matches!(self, Self::Title | Self::Textarea)
    }

    /// True for h1 to h6.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6)
    }

    /// True for elements that belong into the head of a page.
    pub(super) fn is_of_head(self) -> bool {
        use Tag::{Base, Head, Html, Link, Meta, Noscript, Script, Style, Template, Title};
        matches!(self, Base | Head | Html | Link | Meta | Noscript | Script | Style | Template | Title)
    }

    /// True for elements whose start tag ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Center, Dd, Details, Dialog, Div, Dl, Dt, Fieldset, Figcaption,
            Figure, Footer, Form, Header, Hgroup, Hr, Li, Main, Menu, Nav, Ol, P, Pre, Search, Section, Summary, Table,
            Ul, Xmp,
        };
        self.is_heading()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Center
                    | Dd
                    | Details
                    | Dialog
                    | Div
                    | Dl
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Li
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Search
                    | Section
                    | Summary
                    | Table
                    | Ul
                    | Xmp
            )
    }

    /// True for elements that the end tag of another one does not close: all that make blocks or hold foreign content.
    pub(super) fn is_special(self) -> bool {
        use Tag::{
            Body, Button, Caption, Colgroup, Document, Head, Html, Iframe, Math, Noscript, Object, Select, Svg, Tbody,
            Td, Template, Tfoot, Th, Thead, Tr,
        };
        self.ends_paragraph()
            || matches!(
                self,
                Body | Button
                    | Caption
                    | Colgroup
                    | Head
                    | Html
                    | Iframe
                    | Noscript
                    | Object
                    | Select
                    | Svg
                    | Math
                    | Tbody
                    | Td
                    | Template
                    | Tfoot
                    | Th
                    | Thead
                    | Tr
                    | Document
            )
    }

    /// True for elements that bound all that is looked for above a node: a paragraph in a cell is none of the table's.
    pub(super) fn is_bound(self) -> bool {
        use Tag::{Button, Caption, Document, Html, Math, Object, Svg, Table, Td, Template, Th};
        matches!(self, Document | Html | Table | Td | Th | Caption | Template | Object | Button | Svg | Math)
    }

    /// True for the elements that group the rows of a table.
    pub(super) fn is_row_group(self) -> bool {
        matches!(self, Self::Tbody | Self::Thead | Self::Tfoot)
    }

    /// True for elements that make a block of their own, apart from the text before and after.
    pub(super) fn is_block(self) -> bool {
        use Tag::{
            Audio, Body, Caption, Colgroup, Document, Head, Html, Iframe, Legend, Noscript, Optgroup, Option, Select,
            Tbody, Td, Template, Textarea, Tfoot, Th, Thead, Title, Tr, Video,
        };
        self.ends_paragraph()
            || matches!(
                self,
                Body | Caption
                    | Colgroup
                    | Head
                    | Html
                    | Legend
                    | Noscript
                    | Optgroup
                    | Option
                    | Select
                    | Tbody
                    | Td
                    | Template
                    | Tfoot
                    | Th
                    | Thead
                    | Title
                    | Tr
                    | Video
                    | Audio
                    | Iframe
                    | Textarea
                    | Document
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_short() {
        assert!(NAMES.is_sorted_by(|one, other| one.0 < other.0));
        for (name, tag) in NAMES {
            assert_eq!(Tag::of(name), tag, "{name}");
        }
    }

    #[test]
    fn reads_names_in_any_case() {
        assert_eq!(Tag::of("DIV"), Tag::Div);
        assert_eq!(Tag::of("FigCaption"), Tag::Figcaption);
        for name in ["", "x-card", "divv", "a-name-that-is-much-longer"] {
            assert_eq!(Tag::of(name), Tag::Other, "{name}");
        }
    }
}
