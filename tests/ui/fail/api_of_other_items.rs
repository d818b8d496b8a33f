//! `#[api]` is for traits of operations and for structs of groups.

mod an_enum {
    #[typewright::api]
    pub enum Pets {
        Cat,
    }
}

mod a_key {
    #[typewright::api(module = calls)]
    pub trait Named {
        #[get("/a")]
        #[ok(204)]
        fn a();
    }
}

mod generics {
    #[typewright::api]
    pub trait Generic<T>: Clone {
        #[get("/a")]
        #[ok(204)]
        fn a();
    }
}

mod a_name {
    #[typewright::api]
    pub trait Twice {
        #[get("/a")]
        #[ok(204)]
        fn get_pet();

        #[get("/b")]
        #[ok(204)]
        fn get__pet();
    }
}

fn main() {}
