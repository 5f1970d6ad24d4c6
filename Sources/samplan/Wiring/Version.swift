/// The program's version, as pages, plans and `--version` tell it.
let samplanVersion = "0.2.0"
