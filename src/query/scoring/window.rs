//! Documents of a window, by their places in it: sets, and values.

/// How many documents a window has: the arrays of a word fit the first-level cache.
pub(crate) const WINDOW: usize = 2_048;
const BITS: usize = u64::BITS as usize;

/// A set of documents of a window, by their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places([u64; WINDOW / BITS]);

impl Default for Places {
    fn default() -> Self {
        Self([0; WINDOW / BITS])
    }
}

impl Places {
    /// Adds a place.
    #[inline]
    pub(crate) fn add(&mut self, place: usize) {
        self.0[place / BITS] |= 1 << (place % BITS);
    }

    /// True if a place is there.
    #[inline]
    pub(crate) fn has(&self, place: usize) -> bool {
        self.0[place / BITS] & (1 << (place % BITS)) != 0
    }

    /// Empties the set.
    pub(crate) fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Returns how many places there are.
    pub(crate) fn count(&self) -> u64 {
        self.0.iter().map(|bits| u64::from(bits.count_ones())).sum()
    }

    /// Adds the places of another set.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Keeps the places that are in another set, too.
    pub(crate) fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    /// Takes the places of another set out.
    pub(crate) fn subtract(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= !other);
    }

    /// Calls `visit` with each place, rising.
    #[inline]
    pub(crate) fn for_each(&self, mut visit: impl FnMut(usize)) {
        for (number, bits) in self.0.iter().enumerate() {
            let mut left = *bits;
            while left != 0 {
                visit(number * BITS + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

/// Values of some documents of a window, one behind the other; the value of a document is found by the number of documents
/// before it, which costs less than putting each at a place of its own, since most are never asked for.
#[derive(Debug, Default)]
pub(crate) struct WindowValues<T> {
    /// The documents.
    pub(crate) found: Places,
    pub(super) values: Vec<T>,
    /// How many documents lie before each 64 places.
    ranks: [u16; WINDOW / BITS],
}

impl<T: Copy> WindowValues<T> {
    /// Empties it.
    pub(crate) fn clear(&mut self) {
        self.found.clear();
        self.values.clear();
    }

    /// Returns how many documents have one.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Adds the value of the next document.
    #[inline]
    pub(crate) fn push(&mut self, place: usize, value: T) {
        self.found.add(place);
        self.values.push(value);
    }

    /// Makes ready to be asked.
    pub(crate) fn finish(&mut self) {
        let mut rank = 0;
        for (bits, before) in self.found.0.iter().zip(&mut self.ranks) {
            *before = rank;
            rank += u16::try_from(bits.count_ones()).expect("a number of bits is small");
        }
    }

    /// Calls `visit` with each document and its value.
    #[inline]
    pub(crate) fn for_each(&self, mut visit: impl FnMut(usize, T)) {
        let mut values = self.values.iter();
        self.found.for_each(|place| {
            if let Some(value) = values.next() {
                visit(place, *value);
            }
        });
    }

    /// Returns the value of a document, None if it has none.
    #[inline]
    pub(crate) fn get(&self, place: usize) -> Option<T> {
        let bits = self.found.0[place / BITS];
        if bits & (1 << (place % BITS)) == 0 {
            return None;
        }
        let below = bits & ((1 << (place % BITS)) - 1);
        let rank = usize::from(self.ranks[place / BITS]) + below.count_ones() as usize;
        self.values.get(rank).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_come_out_once_and_in_order(mut added in proptest::collection::vec(0..WINDOW, 0..300)) {
            let mut places = Places::default();
            for place in &added {
                places.add(*place);
            }
            prop_assert!(added.iter().all(|place| places.has(*place)));
            let mut seen = Vec::new();
            places.for_each(|place| seen.push(place));
            added.sort_unstable();
            added.dedup();
            prop_assert_eq!(places.count(), added.len() as u64);
            prop_assert_eq!(seen, added);
            places.clear();
            places.for_each(|_| panic!("nothing is left"));
        }

        #[test]
        fn each_document_has_its_value(places in proptest::collection::btree_set(0..WINDOW, 0..300)) {
            let mut values = WindowValues::default();
            for place in &places {
                values.push(*place, place * 3);
            }
            values.finish();
            for place in 0..WINDOW {
                prop_assert_eq!(values.get(place), places.contains(&place).then_some(place * 3));
            }
        }
    }
}
