//! What is said of files that draw places, fault by fault.

use treatyc::session::{Files, Levels, check};

struct One(&'static str);
impl Files for One {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.as_bytes().to_vec())
    }
}

/// What is found about the zone that a `GeoJSON` geometry draws: codes, levels and first lines.
fn said(geometry: &'static str) -> Vec<String> {
    let text = "zone Z \"the Zone\" { geometry \"z.geojson\" }\n";
    let found = check("t.treaty", text.as_bytes().to_vec(), &One(geometry), &Levels::default()).findings;
    let ours = found.iter().filter(|f| matches!(f.code.0, "R107" | "A405"));
    ours.map(|f| format!("{} {}: {}", f.code, f.severity.word(), f.message)).collect()
}

#[test]
fn each_fault_of_a_drawing_is_said() {
    for (geometry, want) in [
        (r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#, ""),
        (r#"{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]}"#, ""),
        (
            r#"{"type":"MultiPolygon","coordinates":[[[[179,0],[180,0],[180,1],[179,1],[179,0]]],[[[-180,0],[-179,0],[-179,1],[-180,1],[-180,0]]]]}"#,
            "",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
            "A405 error: the boundary of the Zone does not close: 111 km are missing",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[2,0],[0,1],[1,1],[1,-1],[0,0]]]}"#,
            "A405 error: the boundary of the Zone crosses itself",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}"#,
            "A405 warning: the boundary of the Zone runs clockwise",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[5,5],[5,6],[6,6],[6,5],[5,5]]]}"#,
            "A405 error: a hole in the Zone lies outside it",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,100],[1,100],[1,101],[0,101],[0,100]]]}"#,
            "A405 error: the Zone is drawn at a position that is none on the earth",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[179,0],[-179,0],[-179,1],[179,1],[179,0]]]}"#,
            "A405 warning: the boundary of the Zone runs over the antimeridian without being cut there",
        ),
        (
            r#"{"type":"LineString","coordinates":[[0,0],[1,0]]}"#,
            "A405 error: the Zone is a place with a surface, and no surface is drawn",
        ),
        ("{\n\"type\": }", "R107 error: `z.geojson` cannot be read as JSON: something is wrong in line 2, column 9"),
        (
            r#"{"type":"Nothing"}"#,
            "R107 error: `z.geojson` is JSON, but not GeoJSON: it draws no features of the kinds that RFC 7946 knows",
        ),
        (
            r#"{"type":"FeatureCollection","features":[]}"#,
            "R107 error: `z.geojson` draws several places, and none of them is named",
        ),
    ] {
        assert_eq!(said(geometry).join("; "), want, "{geometry}");
    }
}

/// One territory is drawn in two ways, of which the second alone reaches the other State's.
#[test]
fn each_way_in_which_a_place_is_drawn_is_laid_over_the_others() {
    let drawn = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"small","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
{"type":"Feature","id":"large","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0.5],[1,0.5],[1,10],[0,10],[0,0.5]]]}},
{"type":"Feature","id":"other","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,5],[1,5],[1,6],[0,6],[0,5]]]}}]}"#;
    let text = "party Avalon \"Avalon\"\nparty Borduria \"Borduria\"
territory Lowlands \"the Lowlands\" of Avalon { geometry [#border Borduria: \"z.geojson#small\" | Avalon: \"z.geojson#large\"] }
territory Highlands \"the Highlands\" of Borduria { geometry \"z.geojson#other\" }\n";
    let found = check("t.treaty", text.as_bytes().to_vec(), &One(drawn), &Levels::default()).findings;
    let ours = found.iter().filter(|f| matches!(f.code.0, "R107" | "A402" | "A405") || f.code.0.starts_with('S'));
    let said: Vec<_> = ours
        .map(|f| (f.message.as_str(), f.packages.as_ref().map(|p| p.choices.clone()).unwrap_or_default()))
        .collect();
    let under = vec![vec![("border".to_owned(), "Avalon".to_owned())]];
    let message = "the Lowlands and the Highlands belong to different States, and share 12,254 km²";
    assert_eq!(said, [(message, under)]);
}

#[test]
fn areas_are_geodesic_and_what_is_cut_at_the_antimeridian_is_one_with_what_is_not() {
    use treatyc::geometry::{Drawing, Found};
    let shape = |text: &str| match Drawing::read(text.as_bytes()).unwrap().find(None) {
        Found::Shape(s) => s.clone(),
        other => panic!("{other:?}"),
    };
    let degree = shape(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#);
    // Karney's figure for a degree by a degree at the equator of WGS 84.
    assert!((degree.area() / 1e6 - 12_308.78).abs() < 0.1, "{}", degree.area());
    let cut = shape(
        r#"{"type":"MultiPolygon","coordinates":[[[[179,0],[180,0],[180,1],[179,1],[179,0]]],[[[-180,0],[-179,0],[-179,1],[-180,1],[-180,0]]]]}"#,
    );
    let leapt = shape(r#"{"type":"Polygon","coordinates":[[[179,0],[-179,0],[-179,1],[179,1],[179,0]]]}"#);
    assert!((cut.area() - leapt.area()).abs() < 1e7);
    assert!(cut.outside(&leapt).unwrap().share < 1e-6 && leapt.outside(&cut).unwrap().share < 1e-6);
    assert!(degree.outside(&cut).unwrap().share > 0.999);
}
