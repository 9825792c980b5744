//! Amharic.

use crate::model::prose::tongues::Tongue;

#[rustfmt::skip]
pub(super) const AMHARIC: Tongue = Tongue {
    code: "am",
    name: "Amharic",
    months: ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
    units: ["ደቂቃ*", "ሰዓት*", "ቀን*", "ሳምንት*", "ወር*", "ዓመት*", "በመቶ"],
    duty: &["አለበት", "አለባቸው", "ይገባ*"],
    right: &["ይችላ*", "ይቻላ*"],
    not: &["አይችል*", "አይቻል*", "አይደለ*"],
    nor: &[],
    negative: &["ያለ", "በስተቀር", "የለበት*", "የለባቸው*"],
    aside: &[],
    spelling: None,
    apostrophe: false,
};
