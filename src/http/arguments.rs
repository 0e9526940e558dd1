//! The arguments of an address: `?q=kim&source=Stern`, taken one by one, so that what is left over is known.

use std::fmt::Display;
use std::str::FromStr;

/// What stands behind the question mark of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Arguments(Vec<(String, String)>);

/// Why an argument cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArgumentError {
    /// The name of the argument.
    pub(super) name: String,
    /// What is wrong with it.
    pub(super) message: String,
}

impl Arguments {
    /// Reads what stands behind the question mark.
    pub(super) fn read(query: Option<&str>) -> Self {
        Self(form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect())
    }

    /// Reads what a form may have sent, which sends fields that were left empty, too.
    pub(super) fn of_form(query: Option<&str>) -> Self {
        let Self(mut pairs) = Self::read(query);
        pairs.retain(|(_, value)| !value.is_empty());
        Self(pairs)
    }

    /// Takes all values of an argument.
    pub(super) fn take_all<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Vec<T>, ArgumentError> {
        let (taken, left): (Vec<_>, Vec<_>) = std::mem::take(&mut self.0).into_iter().partition(|(own, _)| own == name);
        self.0 = left;
        taken.into_iter().map(|(_, value)| value.parse().map_err(|error| unreadable(name, &value, &error))).collect()
    }

    /// Takes an argument that may be given once.
    pub(super) fn take<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Option<T>, ArgumentError> {
        let mut values = self.take_all(name)?;
        if values.len() > 1 {
            return Err(ArgumentError { name: name.to_owned(), message: "may be given once".to_owned() });
        }
        Ok(values.pop())
    }

    /// Takes an argument that is `true` or `false`.
    pub(super) fn take_flag(&mut self, name: &str) -> Result<Option<bool>, ArgumentError> {
        self.take_named(name, |value| value.parse().ok(), "true or false")
    }

    /// Takes a number that lies between two others, both included.
    pub(super) fn take_number(
        &mut self,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<Option<usize>, ArgumentError> {
        let fits = |value: &str| value.parse().ok().filter(|number| (least..=most).contains(number));
        self.take_named(name, fits, &format!("a number from {least} to {most}"))
    }

    /// Takes an argument that names one of some values.
    pub(super) fn take_named<T>(
        &mut self,
        name: &str,
        find: impl Fn(&str) -> Option<T>,
        names: &str,
    ) -> Result<Option<T>, ArgumentError> {
        let Some(value) = self.take::<String>(name)? else { return Ok(None) };
        find(&value).map(Some).ok_or_else(|| unreadable(name, &value, &format!("write {names}")))
    }

    /// Leaves an argument out.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self
    }

    /// Fails if an argument is left that nobody took.
    pub(super) fn finish(self) -> Result<(), ArgumentError> {
        match self.0.into_iter().next() {
            Some((name, _)) => Err(ArgumentError { name, message: "there is no such argument here".to_owned() }),
            None => Ok(()),
        }
    }
}

/// Says that a value cannot be read, and why.
pub(super) fn unreadable(name: &str, value: &str, error: &dyn Display) -> ArgumentError {
    ArgumentError { name: name.to_owned(), message: format!("`{value}` cannot be read: {error}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_taken_once_and_what_is_left_is_named() {
        let mut arguments = Arguments::of_form(Some("q=arms+deliveries%20%26&source=A&since=&source=B&n=5&x=1"));
        assert_eq!(arguments.take::<String>("q"), Ok(Some("arms deliveries &".to_owned())));
        assert_eq!(arguments.take_all::<String>("source"), Ok(vec!["A".to_owned(), "B".to_owned()]));
        assert_eq!(arguments.take::<String>("since"), Ok(None));
        assert_eq!(arguments.take_number("n", 0, 100), Ok(Some(5)));
        assert_eq!(arguments.finish().unwrap_err().name, "x");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let error = |query| Arguments::read(Some(query)).take_number("n", 1, 100).unwrap_err().message;
        assert_eq!(error("n=101"), "`101` cannot be read: write a number from 1 to 100");
        assert_eq!(error("n=1&n=2"), "may be given once");
        assert!(error("n=five").starts_with("`five` cannot be read"));
        assert!(error("n=-1").starts_with("`-1` cannot be read"));
        assert!(error("n=").starts_with("`` cannot be read"));
    }

    #[test]
    fn hostile_bytes_are_no_danger() {
        let mut arguments = Arguments::of_form(Some("q=%ff%00%&=&&&q"));
        assert_eq!(arguments.take::<String>("q"), Ok(Some("\u{fffd}\0%".to_owned())));
    }
}
