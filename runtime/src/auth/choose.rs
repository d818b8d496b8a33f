//! Which alternative of an operation's security a call goes out with.
//!
//! Takes the alternatives; asks for each scheme of each in turn and gives the credentials of the first that is whole.
//! It does not place them.

use super::{Credential, CredentialsError, Scheme, Security};
use crate::client::ClientCore;

/// The credentials of a call, each with its scheme. Empty for a call that goes out without.
pub(crate) type Chosen = Vec<(&'static Scheme, Credential)>;

/// The first alternative all of whose schemes have a credential. An alternative without schemes is the last resort,
/// wherever it stands: credentials that are there are sent.
pub(crate) async fn choose(
    security: Security,
    core: &ClientCore,
) -> Result<Chosen, CredentialsError> {
    for alternative in security.iter().filter(|schemes| !schemes.is_empty()) {
        if let Some(chosen) = whole(alternative, core).await? {
            return Ok(chosen);
        }
    }
    let may_go_without = security.is_empty() || security.iter().any(|schemes| schemes.is_empty());
    may_go_without
        .then(Chosen::new)
        .ok_or_else(|| CredentialsError::missing(security))
}

async fn whole(
    schemes: &[&'static Scheme],
    core: &ClientCore,
) -> Result<Option<Chosen>, CredentialsError> {
    let mut chosen = Chosen::with_capacity(schemes.len());
    for scheme in schemes {
        match core.credential(scheme).await? {
            Some(credential) => chosen.push((scheme, credential)),
            None => return Ok(None),
        }
    }
    Ok(Some(chosen))
}
