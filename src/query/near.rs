//! What stands on the sides of near operators and behind `atleast`, made into patterns.
//!
//! Brackets there may hold `OR`, which is one pattern, and `AND`, which is not: `(a AND b) w/5 c` is read as
//! `a w/5 c AND b w/5 c`.

use super::ast::{Near, Pattern, PatternKind, QueryAst, Relation, Span, TextField, TextQuery};
use super::error::Obstacle;

/// A near operator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint {
    pub(super) relation: Relation,
    pub(super) is_excluded: bool,
}

/// Why two things cannot be joined.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unjoined {
    /// This stands beside the operator, here if that is known.
    Obstacle(Obstacle, Option<Span>),
    /// The sides are in different fields.
    Fields,
    /// There would be more words than a query may have.
    TooMany,
}

/// How large a part of a query is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// Words and filters.
    pub(super) clauses: usize,
    /// Near operators and phrases with slop.
    pub(super) nears: usize,
    /// Wildcards, fuzzy words and regular expressions.
    pub(super) patterns: usize,
}

/// Something that stands beside an operator: a pattern in a field, or several.
#[derive(Debug)]
enum Operand {
    One(TextQuery),
    All { operands: Vec<Operand>, bare: bool },
    Any(Vec<Operand>),
}

/// Joins two parts of a query by a near operator, if the result is not larger than `limit`. Says whether it has several
/// parts.
pub(super) fn join(left: QueryAst, right: QueryAst, joint: Joint, limit: Size) -> Result<(QueryAst, bool), Unjoined> {
    let left = operand(left, false)?;
    let right = operand(right, false)?;
    if joint.is_excluded && !matches!(right, Operand::One(_)) {
        return Err(Unjoined::Obstacle(Obstacle::ExcludedBoth, None));
    }
    if left.field()? != right.field()? {
        return Err(Unjoined::Fields);
    }
    let size = joined_size(&left, &right);
    if size.clauses > limit.clauses || size.nears > limit.nears || size.patterns > limit.patterns {
        return Err(Unjoined::TooMany);
    }
    let is_several = !matches!((&left, &right), (Operand::One(_), Operand::One(_)));
    Ok((left.distribute(&mut |left| right.distribute(&mut |right| near(left, right, joint))), is_several))
}

/// Makes `atleast` of a part of a query. Says whether it has several parts.
pub(super) fn count(query: QueryAst, count: u32, span: &Span) -> Result<(QueryAst, bool), Unjoined> {
    let operand = operand(query, true)?;
    operand.field()?;
    let is_several = !matches!(operand, Operand::One(_));
    let counted = operand.distribute(&mut |text: &TextQuery| {
        let kind = PatternKind::AtLeast { count, pattern: Box::new(text.pattern.clone()) };
        QueryAst::Text(TextQuery { field: text.field, pattern: Pattern { kind, span: span.clone() } })
    });
    Ok((counted, is_several))
}

/// Returns how large a part of a query is.
pub(super) fn size(query: &QueryAst) -> Size {
    match query {
        QueryAst::All => Size::default(),
        QueryAst::Filter(_) => Size { clauses: 1, ..Size::default() },
        QueryAst::Text(text) => pattern_size(&text.pattern),
        QueryAst::Not(inner) => size(inner),
        QueryAst::Weighted { query, .. } => size(query),
        QueryAst::And { clauses, .. } | QueryAst::Or(clauses) => {
            clauses.iter().map(size).fold(Size::default(), Size::plus)
        }
    }
}

/// Returns how large a pattern is.
pub(super) fn pattern_size(pattern: &Pattern) -> Size {
    let one = Size { clauses: 1, ..Size::default() };
    match &pattern.kind {
        PatternKind::Word { text, .. } => Size { clauses: crate::analysis::words(text).count(), ..one },
        PatternKind::Wildcard(_) | PatternKind::Fuzzy { .. } | PatternKind::Regex(_) => Size { patterns: 1, ..one },
        PatternKind::Phrase { parts, slop, .. } => {
            let wildcards = parts.iter().filter(|part| matches!(part, super::ast::PhrasePart::Wildcard(_))).count();
            let clauses = parts.iter().map(super::word::part_length).sum();
            Size { clauses, nears: usize::from(*slop > 0), patterns: wildcards }
        }
        PatternKind::Any(patterns) => patterns.iter().map(pattern_size).fold(Size::default(), Size::plus),
        PatternKind::Near(near) => {
            let sides = pattern_size(&near.left).plus(pattern_size(&near.right));
            Size { nears: sides.nears + 1, ..sides }
        }
        PatternKind::AtLeast { pattern, .. } => pattern_size(pattern),
    }
}

impl Size {
    pub(super) fn plus(self, other: Self) -> Self {
        self.plus_times(other, 1)
    }

    fn plus_times(self, other: Self, times: usize) -> Self {
        Self {
            clauses: self.clauses.saturating_add(other.clauses.saturating_mul(times)),
            nears: self.nears.saturating_add(other.nears.saturating_mul(times)),
            patterns: self.patterns.saturating_add(other.patterns.saturating_mul(times)),
        }
    }
}

/// The size of what [`join`] makes: each pattern of one side stands once beside each of the other.
fn joined_size(left: &Operand, right: &Operand) -> Size {
    let nears = left.count().saturating_mul(right.count());
    let joined = Size { nears, ..Size::default() };
    joined.plus_times(left.size(), right.count()).plus_times(right.size(), left.count())
}

fn near(left: &TextQuery, right: &TextQuery, joint: Joint) -> QueryAst {
    let span = left.pattern.span.start.min(right.pattern.span.start)..left.pattern.span.end.max(right.pattern.span.end);
    let near = Near {
        left: left.pattern.clone(),
        right: right.pattern.clone(),
        relation: joint.relation,
        is_excluded: joint.is_excluded,
    };
    let pattern = Pattern { kind: PatternKind::Near(Box::new(near)), span };
    QueryAst::Text(TextQuery { field: left.field, pattern })
}

/// Makes a part of a query an operand, of `atleast` or of a near operator.
fn operand(query: QueryAst, is_counted: bool) -> Result<Operand, Unjoined> {
    let obstacle = |obstacle| Err(Unjoined::Obstacle(obstacle, None));
    match query {
        QueryAst::All => obstacle(Obstacle::Everything),
        QueryAst::Filter(filter) => Err(Unjoined::Obstacle(Obstacle::Filter, Some(filter.span))),
        QueryAst::Not(_) => obstacle(Obstacle::Negation),
        QueryAst::Weighted { .. } => obstacle(Obstacle::Weight),
        QueryAst::Text(text) => match text_obstacle(&text.pattern.kind, is_counted) {
            Some(obstacle) => Err(Unjoined::Obstacle(obstacle, Some(text.pattern.span))),
            None => Ok(Operand::One(text)),
        },
        QueryAst::And { clauses, bare } => {
            let operands = clauses.into_iter().map(|clause| operand(clause, is_counted)).collect::<Result<_, _>>()?;
            Ok(Operand::All { operands, bare })
        }
        QueryAst::Or(clauses) => {
            let operands = clauses.into_iter().map(|clause| operand(clause, is_counted)).collect::<Result<_, _>>()?;
            any(operands)
        }
    }
}

fn text_obstacle(kind: &PatternKind, is_counted: bool) -> Option<Obstacle> {
    match kind {
        PatternKind::AtLeast { .. } => Some(Obstacle::Count),
        PatternKind::Near(_) if is_counted => Some(Obstacle::Near),
        PatternKind::Phrase { slop, .. } if is_counted && *slop > 0 => Some(Obstacle::Slop),
        _ => None,
    }
}

/// Makes one pattern of several, if all of them are one in the same field.
fn any(operands: Vec<Operand>) -> Result<Operand, Unjoined> {
    let mut texts: Vec<TextQuery> = Vec::new();
    for operand in &operands {
        let Operand::One(text) = operand else { return Ok(Operand::Any(operands)) };
        if texts.first().is_some_and(|first| first.field != text.field) {
            return Err(Unjoined::Fields);
        }
        texts.push(text.clone());
    }
    let field = texts.first().and_then(|text| text.field);
    let start = texts.iter().map(|text| text.pattern.span.start).min().unwrap_or_default();
    let end = texts.iter().map(|text| text.pattern.span.end).max().unwrap_or_default();
    let mut patterns = Vec::new();
    for text in texts {
        match text.pattern.kind {
            PatternKind::Any(inner) => patterns.extend(inner),
            _ => patterns.push(text.pattern),
        }
    }
    Ok(Operand::One(TextQuery { field, pattern: Pattern { kind: PatternKind::Any(patterns), span: start..end } }))
}

impl Operand {
    /// Returns the field that all of it is in.
    fn field(&self) -> Result<Option<TextField>, Unjoined> {
        match self {
            Self::One(text) => Ok(text.field),
            Self::All { operands, .. } | Self::Any(operands) => {
                let mut fields = operands.iter().map(Operand::field);
                let first = fields.next().transpose()?.flatten();
                for field in fields {
                    if field? != first {
                        return Err(Unjoined::Fields);
                    }
                }
                Ok(first)
            }
        }
    }

    /// How many patterns it has.
    fn count(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::All { operands, .. } | Self::Any(operands) => operands.iter().map(Operand::count).sum(),
        }
    }

    fn size(&self) -> Size {
        match self {
            Self::One(text) => pattern_size(&text.pattern),
            Self::All { operands, .. } | Self::Any(operands) => {
                operands.iter().map(Operand::size).fold(Size::default(), Size::plus)
            }
        }
    }

    /// Makes a query of it, with something else for each of its patterns.
    fn distribute(&self, make: &mut dyn FnMut(&TextQuery) -> QueryAst) -> QueryAst {
        match self {
            Self::One(text) => make(text),
            Self::All { operands, bare } => QueryAst::And {
                clauses: operands.iter().map(|operand| operand.distribute(make)).collect(),
                bare: *bare,
            },
            Self::Any(operands) => QueryAst::Or(operands.iter().map(|operand| operand.distribute(make)).collect()),
        }
    }
}
