//! The states of a session may become more.

use sandbox_kyc::digilocker::SessionStatus;

fn tell(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Created => "open",
        SessionStatus::Succeeded => "done",
        SessionStatus::Expired => "late",
        SessionStatus::Failed => "refused",
        SessionStatus::Unknown(_) => "new",
    }
}

fn main() {}
