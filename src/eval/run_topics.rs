//! Searches for topics.

use serde::Serialize;

use super::run::{Run, ranking};
use super::topics::Topic;
use crate::engine::{EngineError, FragmentOptions, Page, SearchEngine, SearchRequest};

/// How many articles of a topic are ranked: as many as runs have that are sent to TREC.
pub const DEPTH: usize = 1_000;

/// What was found for topics.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicsRun {
    /// The rankings.
    pub run: Run,
    /// The topics that the engine could not read; they have no ranking.
    pub unreadable: Vec<UnreadableTopic>,
}

/// A topic whose text is no query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadableTopic {
    /// The topic.
    pub topic: String,
    /// Why it cannot be read.
    pub message: String,
}

/// Ranks the first thousand articles of each topic; fails if the engine does, but not for what a topic says.
///
/// `make_request` says how topics are searched for; how much of the list is given is decided here.
pub fn run_topics(
    engine: &dyn SearchEngine,
    topics: &[Topic],
    make_request: &dyn Fn(&Topic) -> SearchRequest,
) -> Result<TopicsRun, EngineError> {
    let mut found = TopicsRun::default();
    for topic in topics {
        let request = SearchRequest {
            page: Page { offset: 0, limit: DEPTH },
            cursor: None,
            explains: false,
            fragments: FragmentOptions { count: 0, ..FragmentOptions::default() },
            ..make_request(topic)
        };
        match engine.rank(&request) {
            Ok(ranked) => {
                let list = ranked.iter().map(|ranked| (ranked.id.as_str(), ranked.score));
                found.run.insert(&topic.id, ranking(list));
            }
            Err(error @ EngineError::Query(_)) => {
                found.unreadable.push(UnreadableTopic { topic: topic.id.clone(), message: error.to_string() });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}
