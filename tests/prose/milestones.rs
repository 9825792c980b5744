//! What is still to be done or agreed is said in the article that declares it.

use super::prose;

#[test]
fn a_milestone_is_to_take_place() {
    insta::assert_snapshot!(prose(
        r#"article works "Works" {
    milestone opening "the opening of the bridges" within 10 months of signature
    milestone clearance "the clearance of the mines" {
        no later than 2026-09-01
        by Russia
    }
    rule bus: each party shall "open the bus line" within 30 days of opening
}
"#
    ));
}

#[test]
fn what_is_still_to_be_agreed_is_an_undertaking_to_agree() {
    insta::assert_snapshot!(prose(
        r#"article route "Route" {
    agreement road "agreement on the route" of Ukraine, Russia by 2026-03-01 failing which by arbitration
    agreement price "the price of water" {
        of Ukraine, Russia
        when within 60 days of signature
        failing which "the price of 2025 applies"
    }
    agreement rest "the remaining questions"
}
"#
    ));
}
