//! The widget in a browser, as a page mounts it: what readers would miss if it broke. `scripts/test-web` runs these.
#![cfg(target_arch = "wasm32")]

use gloo_timers::callback::Timeout;
use incident_timeline::axis::Zone;
use incident_timeline::dates::{Formats, words::period, zone_between};
use incident_timeline::embed::{Widget, mount};
use incident_timeline::feed::{Options, parse, stamp};
use incident_timeline::model::Time;
use incident_timeline::parted::join;
use incident_timeline::story;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, encode_uri_component};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const NOW: &str = "2015-09-01T12:00:00Z";

/// One of each sort, not in order: over, going on, with an end that nobody knows, planned.
const FEED: &str = r#"{
  "version": 1,
  "site": {"name": "Example", "time_zone": "America/Chicago"},
  "components": [{"id": "app", "name": "App"}, {"id": "api", "name": "API"}],
  "incidents": [
    {"id": "slow", "title": {"en": "Slow pages", "de": "Langsame Seiten"}, "components": ["app"],
     "kind": "degraded", "start": "2015-08-05T10:00:00Z", "end": "unknown",
     "data_loss": {"status": "unknown"}},
    {"id": "down", "title": {"en": "Nothing worked", "de": "Nichts ging"}, "components": ["app"],
     "segments": [
       {"kind": "outage", "start": "2015-08-14T09:00:00Z", "end": "2015-08-16T09:00:00Z"},
       {"kind": "read_only", "start": "2015-08-16T09:00:00Z", "end": "2015-08-18T09:00:00Z"}]},
    {"id": "mail", "title": {"en": "Mail is late", "de": "Post kommt spät"}, "components": ["api"],
     "kind": "degraded", "start": "2015-08-25T09:00:00Z", "end": "ongoing"},
    {"id": "move", "title": {"en": "We moved", "de": "Wir zogen um"}, "components": ["api"],
     "kind": "maintenance", "start": "2015-07-20T00:00:00Z", "end": "2015-07-22T00:00:00Z"}
  ]
}"#;

#[expect(clippy::disallowed_methods, reason = "these tests are the page")]
fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

fn div() -> HtmlElement {
    document().create_element("div").expect("an element").unchecked_into()
}

async fn pause(ms: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        Timeout::new(ms, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(promise).await.expect("time passes");
}

/// A service as `embed.js` offers it: a function that promises the function.
fn service(function: JsValue) -> JsValue {
    let function: Function = function.unchecked_into();
    let promise = move || Promise::resolve(&function);
    Closure::<dyn Fn() -> Promise<Function>>::new(promise).into_js_value()
}

/// What `embed.js` offers, without a second binary: stories are drawn, and faults explained, by this one.
fn services() -> JsValue {
    let draw = |place: Element, texts: Array, how: String| story::draw(&place, &texts, how);
    let draw = Closure::<dyn Fn(Element, Array, String) -> Option<String>>::new(draw).into_js_value();
    let explain = |text: Uint8Array| story::explain(&text.to_vec());
    let explain = Closure::<dyn Fn(Uint8Array) -> String>::new(explain).into_js_value();
    let services = js_sys::Object::new();
    for (name, function) in [("story", draw), ("explain", explain)] {
        Reflect::set(&services, &name.into(), &service(function)).expect("a new object");
    }
    services.into()
}

/// A widget in the page. Dropped, it is taken out again.
struct Mounted {
    host: HtmlElement,
    root: HtmlElement,
    widget: Option<Widget>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.host.remove();
    }
}

impl Mounted {
    /// Mounts a widget on this feed and waits until `selector` is in it.
    async fn new(feed: &str, attributes: &[(&str, &str)], selector: &str) -> Self {
        let (host, root) = (div(), div());
        host.append_child(&root).expect("a child");
        document().body().expect("a body").append_child(&host).expect("a child");
        let src = format!("data:application/json,{}", encode_uri_component(feed));
        let mut all = vec![("src", &*src), ("now", NOW), ("timezone", "utc"), ("lang", "en"), ("range", "all")];
        all.retain(|(name, _)| attributes.iter().all(|(other, _)| name != other));
        let flat = join(all.iter().chain(attributes).flat_map(|(name, value)| [*name, *value]));
        let widget = mount(host.clone(), root.clone(), &flat, services());
        let mounted = Self { host, root, widget: Some(widget) };
        mounted.until(|m| m.find(selector).is_some(), selector).await;
        mounted
    }

    /// The history above.
    async fn history(attributes: &[(&str, &str)]) -> Self {
        Self::new(FEED, attributes, ".incident").await
    }

    fn widget(&mut self) -> &mut Widget {
        self.widget.as_mut().expect("mounted")
    }

    async fn until(&self, mut holds: impl FnMut(&Self) -> bool, what: &str) {
        for _ in 0..200 {
            if holds(self) {
                return;
            }
            pause(10).await;
        }
        panic!("not in two seconds: {what}; shown is: {}", self.text());
    }

    /// Opens a story and waits for it.
    async fn open(&mut self, id: &str) -> String {
        self.widget().select(Some(id.to_owned()));
        let selector = format!("[part~='story'][data-incident='{id}']");
        let words =
            |m: &Self| m.find(&selector).and_then(|story| story.text_content()).filter(|words| !words.is_empty());
        self.until(|m| words(m).is_some(), &selector).await;
        words(self).expect("words")
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).expect("a selector")
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
    }

    fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    fn titles(&self) -> Vec<String> {
        self.all(".incident-title").iter().filter_map(|title| title.text_content()).collect()
    }

    /// Kind and incident of every bar.
    fn bars(&self) -> Vec<(String, String)> {
        let attribute = |bar: &Element, name| bar.get_attribute(name).unwrap_or_default();
        let mut bars: Vec<_> = self
            .all("[part~='bar']")
            .iter()
            .map(|bar| (attribute(bar, "data-kind"), attribute(bar, "data-incident")))
            .collect();
        bars.sort();
        bars
    }
}

fn time(text: &str) -> Time {
    stamp(text).expect("a time").time
}

#[wasm_bindgen_test]
async fn incidents_are_listed_the_newest_first() {
    let m = Mounted::history(&[]).await;
    assert_eq!(m.titles(), ["Mail is late", "Nothing worked", "Slow pages", "We moved"]);
    assert!(m.text().contains("1 incident is going on: Mail is late."), "{}", m.text());
}

#[wasm_bindgen_test]
async fn every_period_has_a_bar_of_its_kind() {
    let m = Mounted::history(&[]).await;
    let expected = [
        ("degraded", "mail"),
        ("degraded", "slow"),
        ("maintenance", "move"),
        ("outage", "down"),
        ("read_only", "down"),
    ];
    assert_eq!(m.bars(), expected.map(|(kind, id)| (kind.to_owned(), id.to_owned())));
    let end = |id: &str| m.find(&format!("[part~='bar'][data-incident='{id}']"))?.get_attribute("data-end");
    let ends = ["mail", "slow", "down"].map(|id| end(id).expect("an end"));
    assert_eq!(ends, ["ongoing", "unknown", "closed"]);
}

#[wasm_bindgen_test]
async fn what_is_not_known_is_said_to_be_not_known() {
    let mut m = Mounted::history(&[]).await;
    let ongoing = m.open("mail").await;
    assert!(ongoing.contains("still going on"), "{ongoing}");
    let unknown = m.open("slow").await;
    assert!(unknown.contains("end not known") && unknown.contains("Not known yet"), "{unknown}");
    let over = m.open("down").await;
    // Nobody said whether data was lost: that is no "nothing was lost".
    assert!(over.contains("Not stated") && !over.contains("nothing was lost"), "{over}");
    assert_eq!(m.all("[part~='story']").len(), 1, "one story at a time");
}

#[wasm_bindgen_test]
async fn a_broken_feed_is_told_with_its_place_and_cure() {
    let m = Mounted::new("{\n  \"version\": 1,\n  \"incidents\": [1,]\n}", &[], "[part~='error']").await;
    let error = m.find("[part~='error']").expect("it is there");
    let words = error.text_content().unwrap_or_default();
    assert_eq!(error.get_attribute("data-code").as_deref(), Some("json-syntax"));
    assert_eq!(error.get_attribute("role").as_deref(), Some("alert"));
    for part in ["(line 3, column 19)", "A comma stands before a closing bracket. Remove it.", "Try again"] {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(m.titles(), [""; 0]);
}

#[wasm_bindgen_test]
async fn an_empty_history_is_no_promise() {
    let m = Mounted::new(r#"{"version": 1, "incidents": []}"#, &[], "[part~='empty']").await;
    assert!(m.text().contains("No incident is listed here."), "{}", m.text());
}

#[wasm_bindgen_test]
async fn attributes_that_change_narrow_and_translate_what_is_shown() {
    let mut m = Mounted::history(&[]).await;
    m.widget().set_attribute("kinds", Some("outage".to_owned()));
    m.until(|m| m.titles() == ["Nothing worked"], "one incident").await;
    m.until(|m| m.bars().iter().all(|(kind, _)| kind == "outage"), "only outages").await;
    m.widget().set_attribute("kinds", None);
    m.until(|m| m.titles().len() == 4, "all incidents").await;
    m.widget().set_attribute("lang", Some("de".to_owned()));
    m.until(|m| m.titles()[..2] == ["Post kommt spät", "Nichts ging"], "German titles").await;
    assert!(m.text().contains(". August"), "dates as Germans write them: {}", m.text());
}

#[wasm_bindgen_test]
async fn a_bar_stays_the_same_node_when_the_window_moves() {
    let mut m = Mounted::history(&[("from", "2015-08-01"), ("to", "2015-08-31")]).await;
    let find = |m: &Mounted| m.find("[part~='bar'][data-kind='outage']");
    m.until(|m| find(m).is_some(), "a bar").await;
    let bar = find(&m).expect("a bar");
    let left = || bar.get_bounding_client_rect().left();
    let before = left();
    m.widget().set_range("2015-08-03T00:00:00Z".into(), "2015-09-02T00:00:00Z".into());
    m.until(|_| (left() - before).abs() > 1.0, "it moved").await;
    assert!(find(&m).is_some_and(|after| after.is_same_node(Some(&bar))), "another node");
    assert!(bar.is_connected());
}

#[wasm_bindgen_test]
async fn an_open_story_closes_by_its_title() {
    let mut m = Mounted::history(&[]).await;
    m.open("down").await;
    let title = m.find("[data-incident='down'] .incident-title").expect("a title");
    assert_eq!(title.get_attribute("aria-expanded").as_deref(), Some("true"));
    title.unchecked_ref::<HtmlElement>().click();
    m.until(|m| m.find("[part~='story']").is_none(), "closed").await;
    assert_eq!(title.get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn a_widget_that_is_dropped_leaves_nothing() {
    let mut m = Mounted::history(&[]).await;
    drop(m.widget.take());
    assert_eq!(m.root.child_nodes().length(), 0, "{}", m.text());
    // Whatever was under way finds nobody and does no harm.
    pause(50).await;
    assert_eq!(m.root.child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn a_widget_that_is_dropped_before_its_feed_came_stays_away() {
    let mut m = Mounted::new(FEED, &[], ".itl").await;
    drop(m.widget.take());
    pause(100).await;
    assert_eq!(m.root.child_nodes().length(), 0, "{}", m.text());
}

#[wasm_bindgen_test]
async fn the_featured_incident_is_not_counted_among_those_that_can_still_be_listed() {
    let one = |i: u32| format!(r#"{{"id": "i{i}", "title": "T{i}", "kind": "notice", "start": "2015-08-0{i}"}}"#);
    let incidents: Vec<String> = (1..=4).map(one).collect();
    let feed = format!(r#"{{"version": 1, "featured": "i2", "incidents": [{}]}}"#, incidents.join(","));
    for (limit, more) in [("3", None), ("2", Some("Show 1 of 1 more"))] {
        let m = Mounted::new(&feed, &[("limit", limit)], ".incident").await;
        // The rest of the list comes after the first frame.
        pause(200).await;
        let button = m.all("button").iter().filter_map(|b| b.text_content()).find(|b| b.starts_with("Show "));
        assert_eq!(button.as_deref(), more, "{limit} listed: {}", m.text());
    }
}

#[wasm_bindgen_test]
async fn a_theme_that_changes_leaves_the_list_as_it_is() {
    let mut m = Mounted::history(&[]).await;
    let told = std::rc::Rc::new(std::cell::Cell::new(0));
    let count = std::rc::Rc::clone(&told);
    let listener = Closure::<dyn Fn()>::new(move || count.set(count.get() + 1));
    m.host.add_event_listener_with_callback("itl:data", listener.as_ref().unchecked_ref()).expect("a listener");
    m.widget().show_only(Some(vec![1]));
    m.until(|m| m.titles() == ["Nothing worked"], "what was found").await;
    for name in ["theme", "height", "refresh", "cache"] {
        m.widget().set_attribute(name, Some("1".to_owned()));
    }
    pause(100).await;
    assert_eq!((m.titles(), told.get()), (vec!["Nothing worked".to_owned()], 0));
    m.widget().set_attribute("lang", Some("de".to_owned()));
    m.until(|_| told.get() == 1, "another language is told").await;
}

#[wasm_bindgen_test]
async fn clocks_are_named_where_they_were_changed_and_not_over_midnight() {
    let feed = r#"{"version": 1, "incidents": [
        {"id": "night", "title": "N", "kind": "outage", "start": "2015-08-14T20:00:00Z", "end": "2015-08-14T23:00:00Z"},
        {"id": "autumn", "title": "A", "kind": "outage", "start": "2015-10-25T00:30:00Z", "end": "2015-10-25T01:30:00Z"}]}"#;
    for (language, summer, winter) in [
        ("en", "Central European Summer Time", "Central European Standard Time"),
        ("fr", "heure d’été d’Europe centrale", "heure normale d’Europe centrale"),
        ("ja", "中央ヨーロッパ夏時間", "中央ヨーロッパ標準時"),
    ] {
        let mut m = Mounted::new(feed, &[("lang", language), ("timezone", "Europe/Paris")], ".incident").await;
        let night = m.open("night").await;
        assert!(!night.contains(summer), "{night}");
        let autumn = m.open("autumn").await;
        assert!(autumn.contains(&format!(" {summer}")) && autumn.contains(&format!(" {winter}")), "{autumn}");
        assert!(!autumn.contains("25/10/2015") && !autumn.contains("2015/10/25"), "a date beside the name: {autumn}");
    }
}

#[wasm_bindgen_test]
fn the_browser_tells_when_clocks_in_chicago_changed() {
    let zone = zone_between(Some("America/Chicago"), time("2015-01-01"), time("2016-01-01"));
    let spring = zone.next_change(time("2015-01-01")).expect("spring");
    let autumn = zone.next_change(spring).expect("autumn");
    assert_eq!((spring, autumn), (time("2015-03-08T08:00:00Z"), time("2015-11-01T07:00:00Z")));
    assert_eq!(zone.next_change(autumn), None);
    let hours = [spring.plus(-1), spring, autumn.plus(-1), autumn].map(|at| zone.offset_at(at) / 3600);
    assert_eq!(hours, [-6, -5, -5, -6]);
}

/// What is said of when a period was that these members of an incident tell.
fn told(members: &str) -> String {
    let feed =
        [r#"{"version": 1, "incidents": [{"id": "a", "title": "A", "kind": "outage", "#, members, "}]}"].concat();
    let feed = parse(feed.as_bytes(), &Options::default()).expect("a feed");
    let formats = Formats::new("en-US".to_owned(), Some("UTC".to_owned()), Zone::utc());
    // Some browsers put a narrow space before AM.
    let incident = &feed.timeline.incidents[0];
    period(&formats, incident, &incident.segments[0], Time::MAX).replace('\u{202f}', " ")
}

#[wasm_bindgen_test]
fn a_period_reads_well_whatever_is_known_of_it() {
    let between = r#""start": {"earliest": "2015-08-14T09:00Z", "latest": "2015-08-14T10:00Z"}"#;
    for (members, expected) in [
        (r#""start": "2015-08-14", "end": "2015-08-14""#, "Aug 14, 2015"),
        (r#""start": "2015-08-14", "end": "2015-08-15""#, "Aug 14, 2015 to Aug 15, 2015"),
        (r#""start": "2015-08-14", "end": "2015-08-14T15:00Z""#, "Aug 14, 2015 to Aug 14, 2015, 3:00 PM"),
        (
            r#""start": "2015-08-14T10:00:00Z", "end": "2015-08-14T10:00:07Z""#,
            "Aug 14, 2015, 10:00 AM, within a minute",
        ),
        (r#""start": "2015-08-14T10:00Z", "end": "2015-08-14T11:00Z""#, "Aug 14, 2015, 10:00 AM to 11:00 AM"),
        (
            &[between, r#", "end": "2015-08-14T11:00Z""#].concat(),
            "some time between Aug 14, 2015, 9:00 AM and Aug 14, 2015, 10:00 AM, until Aug 14, 2015, 11:00 AM",
        ),
    ] {
        assert_eq!(told(members), expected, "{members}");
    }
}

#[wasm_bindgen_test]
async fn a_story_says_what_its_dates_are_and_what_is_guessed_of_them() {
    let feed = r#"{"version": 1, "components": [{"id": "mail", "name": "E-mail"}, {"id": "web", "name": "Website"}],
        "incidents": [{"id": "one", "title": "One", "kind": "outage", "end": "ongoing", "components": ["mail"],
        "related": ["nowhere"], "updates": [{"at": {"at": "2015-08-14T09:00Z", "zone": "assumed"}, "text": "Hello"}],
        "actions": [
            {"text": "Later", "status": "done", "done_at": "2015-12-24"},
            {"text": "Late", "status": "planned", "due": "2015-08-20"}]}]}"#;
    let mut m = Mounted::new(feed, &[("timezone", "utc")], ".incident").await;
    let story = m.open("one").await;
    for part in [
        "(time zone assumed)",
        "planned, to be done on December 24, 2015",
        "planned, due August 20, 2015, overdue",
        "E-mail",
        "Still going on; since when is not stated",
    ] {
        assert!(story.contains(part), "{part}: {story}");
    }
    assert!(!story.contains("nowhere") && !story.contains("Related incidents"), "{story}");
    assert!(m.text().contains("Affected: E-mail"), "{}", m.text());
    assert!(m.text().contains("Nothing with a known date is listed in this time range."), "{}", m.text());
}
