//! A page as a tree: nodes in the order of the page, each with the range of the page's bytes that it was read from.
//!
//! Nodes are made once, in document order, and never moved, so that a node's descendants are the nodes right after it
//! and the tree is two numbers a node. Text and attributes are decoded when they are asked for. `tree` builds it.

use std::borrow::Cow;

use super::entities;
use super::tags::Tag;
use super::text;
use super::tokens::Attributes;
use super::tree;

/// A page has no more nodes than this: what stands after them is not read. A page of the news has less than 20,000.
pub(super) const MAX_NODES: usize = 1 << 21;

/// Elements deeper than this are children of the one at this depth, as in Chrome.
pub(super) const MAX_DEPTH: usize = 512;

/// A parsed page.
#[derive(Debug)]
pub(super) struct Dom<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
}

/// A node of a [`Dom`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub(super) u32);

/// What is kept of a node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// The node above; the root's is the root.
    pub(super) parent: u32,
    /// The number of the first node after this one that is no descendant of it.
    pub(super) end: u32,
    /// Where its text stands in the page, or its start tag from the name to before the `>`.
    pub(super) from: u32,
    pub(super) to: u32,
}

impl NodeId {
    /// Returns the node's place in the order of the page; the root has 0.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl<'a> Dom<'a> {
    /// Parses a page. Any text is a page; the limits are [`MAX_NODES`] and [`MAX_DEPTH`].
    pub(super) fn parse(html: &'a str) -> Self {
        tree::build(html)
    }

    /// Returns the node above all others; it has no name.
    #[expect(clippy::unused_self, reason = "a node is one of a page")]
    pub(super) fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Returns the number of nodes; a [`NodeId::index`] is below it.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns all nodes in the order of the page, the root first.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        ids(0, self.nodes.len())
    }

    /// Returns the node above, or None for the root.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id.0 > 0).then(|| NodeId(self.node(id).parent))
    }

    /// Returns the nodes above, from the parent to the root.
    pub(super) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |above| self.parent(*above))
    }

    /// Returns all nodes below a node, in the order of the page.
    pub(super) fn descendants(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        ids(id.index() + 1, self.node(id).end as usize)
    }

    /// Returns the place in the order of the page where the descendants of a node end.
    pub(super) fn end(&self, id: NodeId) -> usize {
        self.node(id).end as usize
    }

    /// True if a node is another one or below it.
    pub(super) fn is_within(&self, id: NodeId, above: NodeId) -> bool {
        (above.index()..self.end(above)).contains(&id.index())
    }

    /// Returns what kind of node it is.
    pub(super) fn tag(&self, id: NodeId) -> Tag {
        self.node(id).tag
    }

    /// Returns an element's name in small letters, `""` for text and the root.
    pub(super) fn name(&self, id: NodeId) -> Cow<'a, str> {
        let node = self.node(id);
        if node.tag.is_text() || node.tag == Tag::Document {
            return Cow::Borrowed("");
        }
        let tag = self.written(node);
        let name = &tag[..Attributes::name_end(tag)];
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Cow::Owned(name.to_ascii_lowercase());
        }
        Cow::Borrowed(name)
    }

    /// Returns the value of an element's attribute, references decoded; `""` if it has no value, None if it is absent.
    pub(super) fn attr(&self, id: NodeId, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes(id).find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(entities::decode(value, true))
    }

    /// Returns an element's attributes as they are written: names in any case, references not decoded.
    pub(super) fn attributes(&self, id: NodeId) -> Attributes<'a> {
        let node = self.node(id);
        let tag = if node.tag.is_text() { "" } else { self.written(node) };
        Attributes::of(tag)
    }

    /// Returns the text of a text node, references decoded; what stands in a script or style is raw. `""` for elements.
    pub(super) fn own_text(&self, id: NodeId) -> Cow<'a, str> {
        let node = self.node(id);
        match node.tag {
            Tag::Text => entities::decode(self.written(node), false),
            Tag::RawText => Cow::Borrowed(self.written(node)),
            _ => Cow::Borrowed(""),
        }
    }

    /// Returns the text of a node and all below it, without scripts and styles: white space folded, with a space where
    /// a block begins or ends.
    pub(super) fn text(&self, id: NodeId) -> String {
        text::of_node(self, id)
    }

    /// Returns what stands in a script or style, as it is written.
    pub(super) fn raw_text(&self, id: NodeId) -> &'a str {
        let content = self.node(id).end > id.0 + 1;
        if content { self.written(&self.nodes[id.index() + 1]) } else { "" }
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn written(&self, node: &Node) -> &'a str {
        &self.source[node.from as usize..node.to as usize]
    }
}

fn ids(from: usize, to: usize) -> impl DoubleEndedIterator<Item = NodeId> {
    (from..to).map(|index| NodeId(u32::try_from(index).expect("a page has less than MAX_NODES nodes")))
}
