//! Key, secret and access token: what no description can say of how Sandbox lets a caller in.
//!
//! Takes a key with a secret, or a key with a token; gives each call its headers. The token is fetched from
//! `/authenticate` when the first call needs it, kept for its lifetime, and fetched anew when a server refuses it.

use std::time::Duration;

use tokio::sync::Mutex;
use typewright::{
    Authenticate, BoxFuture, ClientCore, Credential, CredentialsError, Renewal, Scheme, Secret,
    SecurityScheme, StatusCode, UnixMillis, Url,
};

use crate::Environment;
use crate::generated::Client;
use crate::generated::security::{AccessToken, ApiKey, ApiSecret};

/// A token lives for 24 hours. It is renewed a little earlier, so that none expires on its way.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60 - 5 * 60);

/// What proves to Sandbox who is calling.
///
/// ```
/// use sandbox_kyc::{Client, Credentials, Environment};
///
/// let credentials = Credentials::new("key_test_0123", "secret_test_4567")?;
/// let client = Client::builder(Environment::Test).credentials(credentials).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Credentials {
    key: Secret<String>,
    secret: Option<Secret<String>>,
    environment: Option<Environment>,
    /// Held while a token is fetched, so that however many calls wait, one fetch serves them all.
    token: Mutex<Option<Token>>,
}

#[derive(Debug)]
struct Token {
    value: Secret<String>,
    /// `None` for a token that was given: only a server knows how old it is.
    fetched: Option<UnixMillis>,
}

impl Credentials {
    /// A key and its secret. Tokens are fetched and renewed with them.
    ///
    /// # Errors
    /// When either is empty or has a blank or a line break within (those around it are left out), or when one is for the
    /// live and the other for the test environment.
    pub fn new(
        key: impl Into<String>,
        secret: impl Into<String>,
    ) -> Result<Self, CredentialsError> {
        let key = taken("API key", &key.into())?;
        let secret = taken("API secret", &secret.into())?;
        let environment = Environment::of_key(&key);
        let swapped = secret.starts_with("key_") || key.starts_with("secret_");
        if swapped {
            return Err(CredentialsError::new(
                "the API key and the API secret are swapped",
            ));
        }
        let clash = match environment {
            Some(Environment::Live) => secret.starts_with("secret_test_"),
            Some(Environment::Test) => secret.starts_with("secret_live_"),
            _ => false,
        };
        if clash {
            return Err(CredentialsError::new(
                "the API key and the API secret are for different environments",
            ));
        }
        Ok(Self {
            key: Secret::new(key),
            secret: Some(Secret::new(secret)),
            environment,
            token: Mutex::new(None),
        })
    }

    /// A key and an access token fetched elsewhere. Without a secret the token can't be renewed.
    ///
    /// # Errors
    /// When either is empty, or when the token has a `Bearer ` before it: Sandbox takes it raw, and answers a prefixed
    /// one with `403 Insufficient privilege`.
    pub fn with_token(
        key: impl Into<String>,
        token: impl Into<String>,
    ) -> Result<Self, CredentialsError> {
        let key = taken("API key", &key.into())?;
        let environment = Environment::of_key(&key);
        let token = token_alone(&token.into())?;
        let token = Token {
            value: Secret::new(token),
            fetched: None,
        };
        Ok(Self {
            key: Secret::new(key),
            secret: None,
            environment,
            token: Mutex::new(Some(token)),
        })
    }

    /// The key and secret in the environment variables `SANDBOX_API_KEY` and `SANDBOX_API_SECRET`, or, where
    /// `SANDBOX_ACCESS_TOKEN` is set and the secret is not, the key and that token.
    ///
    /// # Errors
    /// When a variable is missing, or as for [`Credentials::new`] and [`Credentials::with_token`].
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        let missing = |name: &str| {
            CredentialsError::new(format!("the environment variable `{name}` is not set"))
        };
        let key = variable("SANDBOX_API_KEY").ok_or_else(|| missing("SANDBOX_API_KEY"))?;
        match (
            variable("SANDBOX_API_SECRET"),
            variable("SANDBOX_ACCESS_TOKEN"),
        ) {
            (Some(secret), _) => Self::new(key, secret),
            (None, Some(token)) => Self::with_token(key, token),
            (None, None) => Err(missing("SANDBOX_API_SECRET")),
        }
    }

    /// The environment that the key was made for, where its prefix tells.
    #[must_use]
    pub fn environment(&self) -> Option<&Environment> {
        self.environment.as_ref()
    }

    /// The token in hand, or a fresh one.
    async fn token(&self, core: &ClientCore) -> Result<Credential, CredentialsError> {
        let mut token = self.token.lock().await;
        if let Some(token) = token
            .as_ref()
            .filter(|token| token.is_alive(core.clock().now()))
        {
            return Ok(Credential::new(token.value.expose().clone()));
        }
        let value = self.fetch(core).await?;
        let credential = Credential::new(value.expose().clone());
        *token = Some(Token {
            value,
            fetched: Some(core.clock().now()),
        });
        Ok(credential)
    }

    async fn fetch(&self, core: &ClientCore) -> Result<Secret<String>, CredentialsError> {
        let client = Client::from(core.clone());
        let answer = client
            .authentication()
            .authenticate()
            .await
            .map_err(|error| {
                CredentialsError::new("no access token could be fetched from `/authenticate`")
                    .with_source(error)
            })?;
        let token = answer.into_inner().data.access_token;
        token_alone(token.expose()).map(Secret::new)
    }

    /// Forgets the token that a server refused, unless another call has renewed it since.
    async fn renew(&self, refused: &Credential) -> Renewal {
        let mut token = self.token.lock().await;
        let newer = token
            .as_ref()
            .is_some_and(|token| token.value.expose() != refused.expose());
        if newer {
            return Renewal::Replay;
        }
        if self.secret.is_none() {
            return Renewal::Final;
        }
        *token = None;
        Renewal::Replay
    }
}

impl Token {
    fn is_alive(&self, now: UnixMillis) -> bool {
        let Some(fetched) = self.fetched else {
            return true;
        };
        let age = now.get().saturating_sub(fetched.get());
        u64::try_from(age).is_ok_and(|age| u128::from(age) < LIFETIME.as_millis())
    }
}

impl Authenticate for Credentials {
    fn server(&self, base: &Url) -> Result<(), CredentialsError> {
        let server = Environment::of_server(base);
        match (&self.environment, &server) {
            (_, Environment::Custom(_)) | (None, _) => Ok(()),
            (Some(key), server) if key == server => Ok(()),
            (Some(key), server) => {
                let message = format!(
                    "the API key is for the {key} environment, and the client for the {server} one"
                );
                Err(CredentialsError::new(message))
            }
        }
    }

    fn credential<'a>(
        &'a self,
        scheme: &'static Scheme,
        core: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Option<Credential>, CredentialsError>> {
        Box::pin(async move {
            if scheme == ApiKey::SCHEME {
                Ok(Some(Credential::new(self.key.expose().clone())))
            } else if scheme == ApiSecret::SCHEME {
                Ok(self
                    .secret
                    .as_ref()
                    .map(|secret| Credential::new(secret.expose().clone())))
            } else if scheme == AccessToken::SCHEME {
                self.token(core).await.map(Some)
            } else {
                Ok(None)
            }
        })
    }

    fn rejected<'a>(
        &'a self,
        scheme: &'static Scheme,
        used: &'a Credential,
        _: StatusCode,
        _: &'a ClientCore,
    ) -> BoxFuture<'a, Result<Renewal, CredentialsError>> {
        Box::pin(async move {
            // Sandbox answers an expired token with 403, and a key that it does not know with 401.
            if scheme == AccessToken::SCHEME {
                Ok(self.renew(used).await)
            } else {
                Ok(Renewal::Final)
            }
        })
    }
}

/// `value` without the blanks around it, which come with the file or the page that it was copied from.
fn taken(what: &str, value: &str) -> Result<String, CredentialsError> {
    let value = value.trim();
    if value.is_empty() {
        return Err(CredentialsError::new(format!("the {what} is empty")));
    }
    if value.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err(CredentialsError::new(format!(
            "the {what} holds a blank or a line break: it is not one {what} alone"
        )));
    }
    Ok(value.to_owned())
}

/// The token without the blanks around it; one with a prefix is refused.
fn token_alone(token: &str) -> Result<String, CredentialsError> {
    let mut words = token.split_whitespace();
    let is_prefix = |word: &str| word.eq_ignore_ascii_case("bearer");
    if words.next().is_some_and(is_prefix) {
        return Err(CredentialsError::new(
            "the access token begins with `Bearer `: Sandbox takes the token alone, so leave the prefix out",
        ));
    }
    taken("access token", token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(result: Result<Credentials, CredentialsError>) -> String {
        result.expect_err("refused").to_string()
    }

    #[test]
    fn a_token_with_a_prefix_is_refused_with_the_reason() {
        for token in ["Bearer abc", "bearer abc"] {
            assert!(
                message(Credentials::with_token("key_test_a", token))
                    .contains("leave the prefix out")
            );
        }
    }

    #[test]
    fn a_key_and_a_secret_of_different_environments_are_refused() {
        let refused = Credentials::new("key_live_a", "secret_test_b");
        assert!(message(refused).contains("different environments"));
        assert!(message(Credentials::new("secret_test_a", "key_test_b")).contains("swapped"));
    }

    #[test]
    fn a_blank_key_secret_or_token_is_refused() {
        assert!(message(Credentials::new("", "secret_test_b")).contains("API key is empty"));
        assert!(message(Credentials::new("key_test_a", " ")).contains("API secret is empty"));
        assert!(
            message(Credentials::with_token("key_test_a", "")).contains("access token is empty")
        );
    }

    #[test]
    fn blanks_around_a_key_secret_or_token_are_left_out() {
        let credentials = Credentials::new(" key_test_a\n", "\tsecret_test_b\r\n").unwrap();
        assert_eq!(credentials.key.expose(), "key_test_a");
        assert_eq!(credentials.secret.unwrap().expose(), "secret_test_b");
        let given = Credentials::with_token("key_test_a\n", " abc\n").unwrap();
        let token = given.token.into_inner().unwrap();
        assert_eq!(token.value.expose(), "abc");
    }

    #[test]
    fn a_line_break_within_is_refused_and_not_told() {
        for (key, secret) in [
            ("key_test_a\nx: y", "b"),
            ("key_test_a", "b\r\nx: y"),
            ("a b", "c"),
        ] {
            let message = message(Credentials::new(key, secret));
            assert!(
                message.contains("holds a blank or a line break"),
                "{message}"
            );
            assert!(!message.contains("x: y"), "{message}");
        }
        let refused = Credentials::with_token("key_test_a", "abc\nx: y");
        assert!(message(refused).contains("the access token holds a blank"));
    }

    #[test]
    fn variables_are_named_when_they_are_missing() {
        let variable = |name: &str| (name == "SANDBOX_API_KEY").then(|| "key_test_a".to_string());
        assert!(message(Credentials::from_variables(|_| None)).contains("`SANDBOX_API_KEY`"));
        assert!(message(Credentials::from_variables(variable)).contains("`SANDBOX_API_SECRET`"));
    }

    #[test]
    fn a_live_key_is_not_for_the_test_host() {
        let credentials = Credentials::new("key_live_a", "secret_live_b").unwrap();
        let test = Url::parse("https://test-api.sandbox.co.in").unwrap();
        assert!(
            credentials
                .server(&test)
                .unwrap_err()
                .to_string()
                .contains("the live environment")
        );
        let mock = Url::parse("http://127.0.0.1:1").unwrap();
        assert!(credentials.server(&mock).is_ok());
    }

    #[test]
    fn debug_shows_neither_key_nor_secret_nor_token() {
        let fetched = Credentials::new("key_test_planted1", "secret_test_planted2").unwrap();
        let given = Credentials::with_token("key_test_planted1", "planted3").unwrap();
        let shown = format!("{fetched:?}{given:?}");
        assert!(!shown.contains("planted"), "{shown}");
    }

    #[test]
    fn a_token_is_renewed_before_its_day_is_over() {
        let token = Token {
            value: Secret::new("t".to_string()),
            fetched: Some(UnixMillis::new(0)),
        };
        assert!(token.is_alive(UnixMillis::new(23 * 3_600_000)));
        assert!(!token.is_alive(UnixMillis::new(24 * 3_600_000)));
    }
}
