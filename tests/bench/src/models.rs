//! What is read and written, in our words; [`crate::twins`] has the same in serde's.

use typewright::{Map, Model, StringEnum, Union};

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Order {
    pub(crate) id: String,
    #[model(name = "createdAt")]
    pub(crate) created_at: i64,
    pub(crate) customer: Customer,
    pub(crate) items: Vec<Item>,
    pub(crate) notes: Vec<String>,
    pub(crate) total: f64,
    pub(crate) paid: bool,
    pub(crate) coupon: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Customer {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: Option<String>,
    pub(crate) address: Address,
    #[model(name = "isBusiness")]
    pub(crate) is_business: bool,
    pub(crate) score: f64,
    pub(crate) referrer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Address {
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) zip: String,
    pub(crate) country: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Item {
    #[model(name = "itemId")]
    pub(crate) item_id: i64,
    pub(crate) sku: String,
    pub(crate) title: String,
    pub(crate) quantity: u32,
    pub(crate) price: f64,
    pub(crate) tags: Vec<String>,
    pub(crate) discount: Option<f64>,
    pub(crate) gift: bool,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) status: Status,
    pub(crate) previous: Option<Status>,
    pub(crate) source: Source,
    pub(crate) payment: Payment,
    pub(crate) history: Vec<Status>,
    pub(crate) order: Option<Box<Order>>,
    #[model(flatten)]
    pub(crate) labels: Map<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, StringEnum)]
pub(crate) enum Status {
    #[value("created")]
    Created,
    #[value("pending")]
    Pending,
    #[value("succeeded")]
    Succeeded,
    #[value("failed")]
    Failed,
}

#[derive(Clone, Debug, PartialEq, Union)]
pub(crate) enum Source {
    Text(String),
    Number(i64),
    Address(Address),
}

#[derive(Clone, Debug, PartialEq, Union)]
#[union(tag = "kind")]
pub(crate) enum Payment {
    #[variant("card")]
    Card(Card),
    #[variant("transfer")]
    Transfer(Transfer),
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Card {
    pub(crate) number: String,
    pub(crate) expires: i64,
}

#[derive(Clone, Debug, PartialEq, Model)]
pub(crate) struct Transfer {
    pub(crate) iban: String,
    pub(crate) amount: f64,
    pub(crate) note: Option<String>,
}
