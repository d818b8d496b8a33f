//! A client where it is used, with no file written.

#![deny(warnings)]

/// Pets.
mod pets {
    typewright::client!("inline/pets.yaml");
}

use pets::api::Pet;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = pets::Client::builder("https://pets.example").build()?;
    let pet = Pet::builder().name("Tom").build();
    drop(client.api().add_pet(pet));
    Ok(())
}
