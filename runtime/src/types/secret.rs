//! Values that nobody should see: redacted in `Debug`, without `Display`, wiped when dropped.

use std::fmt;
use std::hash::{Hash, Hasher};

use bytes::Bytes;
use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox};
use url::Url;

use super::{Base64, Map, Nullable, UnixMillis, Upload, Value};
use crate::codec::{Shape, Target, View, Wire};

/// A secret value. [`Secret::expose`] is the one way to see it.
///
/// ```
/// let token = typewright::Secret::new(String::from("abc"));
/// assert_eq!(format!("{token:?}"), "Secret([redacted])");
/// assert_eq!(token.expose(), "abc");
/// ```
pub struct Secret<T: Wipe>(SecretBox<Wiped<T>>);

/// Makes a value's bytes unreadable before its memory is given back: what a [`Secret`] holds.
///
/// Derive it for models, enums and unions of your own that are secret as a whole.
///
/// ```
/// use typewright::{Model, Secret, Wipe};
///
/// #[derive(Clone, Debug, PartialEq, Model, Wipe)]
/// #[model(request)]
/// struct Card {
///     number: String,
///     code: Option<String>,
/// }
///
/// let card = Secret::new(Card::builder().number("4111").build());
/// assert_eq!(format!("{card:?}"), "Secret([redacted])");
/// assert_eq!(card.expose().number, "4111");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be secret as a whole: it can't be wiped from memory",
    note = "for a type of your own, `#[derive(Wipe)]` beside its other derives"
)]
pub trait Wipe {
    /// Overwrites the value.
    fn wipe(&mut self);
}

struct Wiped<T: Wipe>(T);

impl<T: Wipe> Zeroize for Wiped<T> {
    fn zeroize(&mut self) {
        self.0.wipe();
    }
}

impl<T: Wipe> Secret<T> {
    /// Makes a secret of `value`.
    pub fn new(value: T) -> Self {
        Self(SecretBox::new(Box::new(Wiped(value))))
    }

    /// The value.
    #[must_use]
    pub fn expose(&self) -> &T {
        &self.0.expose_secret().0
    }
}

impl<T: Wipe> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Self::new(value.to_owned())
    }
}

impl<T: Wipe + Clone> Clone for Secret<T> {
    fn clone(&self) -> Self {
        Self::new(self.expose().clone())
    }
}

impl<T: Wipe> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([redacted])")
    }
}

impl<T: Wipe + PartialEq> PartialEq for Secret<T> {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl<T: Wipe + Eq> Eq for Secret<T> {}

impl<T: Wipe + Hash> Hash for Secret<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.expose().hash(state);
    }
}

impl<T: Wipe + Wire> Wire for Secret<T> {
    const SHAPE: Shape = T::SHAPE;

    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn view(&self) -> View<'_> {
        let view = self.expose().view();
        if view.has_members() {
            View::Secret(self.expose())
        } else {
            view
        }
    }

    fn target(&mut self) -> Target<'_> {
        Target::Secret(&mut self.0.expose_secret_mut().0)
    }
}

macro_rules! wipe {
    ($($type:ty),*) => {$(
        impl Wipe for $type {
            fn wipe(&mut self) {
                self.zeroize();
            }
        }
    )*};
}

wipe!(
    bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64, String
);

impl Wipe for Url {
    fn wipe(&mut self) {
        if let Ok(blank) = Self::parse("about:blank") {
            String::from(std::mem::replace(self, blank)).zeroize();
        }
    }
}

impl Wipe for UnixMillis {
    fn wipe(&mut self) {
        *self = Self::default();
    }
}

impl Wipe for Base64 {
    fn wipe(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(feature = "uuid")]
impl Wipe for uuid::Uuid {
    fn wipe(&mut self) {
        *self = Self::nil();
    }
}

impl<T: Wipe> Wipe for Vec<T> {
    fn wipe(&mut self) {
        self.iter_mut().for_each(Wipe::wipe);
        self.clear();
    }
}

impl<T: Wipe> Wipe for Option<T> {
    fn wipe(&mut self) {
        if let Some(value) = self {
            value.wipe();
        }
    }
}

impl<T: Wipe> Wipe for Nullable<T> {
    fn wipe(&mut self) {
        if let Self::Value(value) = self {
            value.wipe();
        }
    }
}

/// The keys are wiped as well.
impl<T: Wipe> Wipe for Map<T> {
    fn wipe(&mut self) {
        for (mut key, mut value) in self.drain(..) {
            key.zeroize();
            value.wipe();
        }
    }
}

impl Wipe for Value {
    fn wipe(&mut self) {
        match self.take() {
            Self::String(mut text) => text.zeroize(),
            Self::Array(mut items) => items.wipe(),
            Self::Object(entries) => entries.into_iter().for_each(|(mut key, mut value)| {
                key.zeroize();
                value.wipe();
            }),
            Self::Null | Self::Bool(_) | Self::Number(_) => {}
        }
    }
}

/// Bytes may be shared, so all that can be done is to let go of them.
impl Wipe for Bytes {
    fn wipe(&mut self) {
        self.clear();
    }
}

/// As [`Bytes`].
impl Wipe for Upload {
    fn wipe(&mut self) {
        *self = Self::default();
    }
}

impl<T: Wipe> Wipe for Secret<T> {
    fn wipe(&mut self) {
        self.0.expose_secret_mut().0.wipe();
    }
}

impl<T: Wipe> Wipe for Box<T> {
    fn wipe(&mut self) {
        T::wipe(self);
    }
}
