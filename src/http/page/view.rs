//! Where a reader is: what is asked for, in which order, how far into the list, and whether as a list or in context. The
//! address holds all of it, so that the way back from an article leads to where it was opened.

use crate::engine::{HalfLife, Matching, Sort};
use crate::http::address::Address;
use crate::http::api::{MAX_EXPANSION, MAX_OFFSET};
use crate::http::arguments::{ArgumentError, Arguments};
use crate::http::problem::HttpProblem;
use crate::http::query_arguments::QueryArguments;

/// Where a reader is.
#[derive(Debug, Clone, Default)]
pub(super) struct View {
    pub(super) query: QueryArguments,
    pub(super) sort: Sort,
    pub(super) recency: Option<HalfLife>,
    pub(super) expand: Option<usize>,
    /// How many articles, or matches, the list passes over.
    pub(super) offset: usize,
    /// Whether the list is one of matches.
    pub(super) is_in_context: bool,
}

impl View {
    /// Takes it out of the arguments of an address. Where one of these cannot be used, the rest is read, and the error
    /// given beside it.
    pub(super) fn read(arguments: &mut Arguments) -> Result<Self, (HttpProblem, Box<Self>)> {
        let mut first_error = None;
        loop {
            let before = arguments.clone();
            match (Self::take(arguments), first_error) {
                (Ok(view), None) => return Ok(view),
                (Ok(view), Some(error)) => return Err((HttpProblem::Argument(error), Box::new(view))),
                (Err(error), earlier) => {
                    *arguments = before.without(&error.name);
                    first_error = Some(earlier.unwrap_or(error));
                }
            }
        }
    }

    fn take(arguments: &mut Arguments) -> Result<Self, ArgumentError> {
        let is_context = |name: &str| (name == "context").then_some(());
        Ok(Self {
            query: QueryArguments::take(arguments)?,
            sort: arguments.take("sort")?.unwrap_or_default(),
            recency: arguments.take("recency")?,
            expand: arguments.take_number("expand", 0, MAX_EXPANSION)?,
            offset: arguments.take_number("offset", 0, MAX_OFFSET)?.unwrap_or(0),
            is_in_context: arguments.take_named("in", is_context, "context")?.is_some(),
        })
    }

    /// Returns the view of another query, from the beginning.
    pub(super) fn of(&self, query: QueryArguments) -> Self {
        Self { query, offset: 0, ..self.clone() }
    }

    /// Returns the view from another place of the list.
    pub(super) fn at(&self, offset: usize) -> Self {
        Self { offset, ..self.clone() }
    }

    /// Returns the address of the list.
    pub(super) fn address(&self) -> Address {
        let path = if self.is_in_context { "/kwic" } else { "/search" };
        self.with_offset(self.with_order(Address::new(path)))
    }

    /// Returns the address of an article, from which this view is one step away.
    pub(super) fn article(&self, id: &str) -> Address {
        let address = self.with_order(Address::new("/article").with("id", id));
        let address = if self.is_in_context { address.with("in", "context") } else { address };
        self.with_offset(address)
    }

    /// Adds the query and what decides the order.
    fn with_order(&self, address: Address) -> Address {
        let address = self.query.write(address);
        self.order().into_iter().fold(address, |address, (name, value)| address.with(name, &value))
    }

    fn with_offset(&self, address: Address) -> Address {
        if self.offset > 0 { address.with("offset", &self.offset.to_string()) } else { address }
    }

    /// Returns what decides the order, by name.
    pub(super) fn order(&self) -> Vec<(&'static str, String)> {
        let sort = (self.sort != Sort::default()).then(|| ("sort", self.sort.name().to_owned()));
        let recency = self.recency.map(|half_life| ("recency", half_life.to_string()));
        let expand = self.expand.map(|words| ("expand", words.to_string()));
        sort.into_iter().chain(recency).chain(expand).collect()
    }

    /// Returns what is asked for besides the query: its name, its value, and the view without it.
    pub(super) fn conditions(&self) -> Vec<(&'static str, String, Self)> {
        let Self { query, .. } = self;
        let mut conditions = Vec::new();
        for (place, source) in query.source.iter().enumerate() {
            let mut without = query.clone();
            without.source.remove(place);
            conditions.push(("source", source.clone(), self.of(without)));
        }
        for (place, code) in query.lang.iter().enumerate() {
            let mut without = query.clone();
            without.lang.remove(place);
            conditions.push(("language", super::words::language(*code), self.of(without)));
        }
        let undated = || self.of(QueryArguments { since: None, until: None, ..query.clone() });
        match (&query.since, &query.until) {
            (Some(since), Some(until)) if since == until => conditions.push(("on", since.text.clone(), undated())),
            (Some(since), Some(until)) => {
                conditions.push(("published", format!("{} to {}", since.text, until.text), undated()));
            }
            (Some(since), None) => conditions.push(("since", since.text.clone(), undated())),
            (None, Some(until)) => conditions.push(("until", until.text.clone(), undated())),
            (None, None) => {}
        }
        if query.matching == Some(Matching::Any) {
            let without = QueryArguments { matching: None, ..query.clone() };
            conditions.push(("words", "any is enough".to_owned(), self.of(without)));
        }
        if let Some(half_life) = self.recency {
            let without = Self { recency: None, ..self.at(0) };
            conditions.push(("newer preferred", half_life.to_string(), without));
        }
        if let Some(words) = self.expand.filter(|words| *words > 0) {
            conditions.push(("expanded by", words.to_string(), Self { expand: None, ..self.at(0) }));
        }
        conditions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<View, (HttpProblem, Box<View>)> {
        View::read(&mut Arguments::of_form(Some(query)))
    }

    #[test]
    fn an_address_leads_to_the_same_view() {
        let all = "q=kim&source=A&lang=de&match=any&since=2010&until=2011&sort=date&recency=30d&expand=5&offset=20";
        assert_eq!(read(all).unwrap().address().to_string(), format!("/search?{all}"));
        let in_context = read(&format!("{all}&in=context")).unwrap();
        assert_eq!(in_context.address().to_string(), format!("/kwic?{all}"));
        let article = in_context.article("a/b").to_string();
        assert_eq!(article, format!("/article?id=a%2Fb&{}&in=context&offset=20", all.replace("&offset=20", "")));
    }

    #[test]
    fn one_wrong_argument_takes_no_other_with_it() {
        let (problem, view) = read("q=kim&since=2010&until=junk&sort=odd").unwrap_err();
        assert!(problem.detail().contains("until"), "{}", problem.detail());
        assert_eq!(view.address().to_string(), "/search?q=kim&since=2010");
    }
}
