// swift-tools-version: 6.2
import PackageDescription

/// Language settings of every target: existentials are written out, and a file imports what it uses.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The engine is optimised in debug builds too: its tests run 7 times faster that way.
let engineSettings: [SwiftSetting] =
  settings + [
    .unsafeFlags(["-O"], .when(configuration: .debug))
  ]

/// Tests of one target or a few, with Swift Testing.
func tests(
  _ name: String, of targets: [String], _ products: [Target.Dependency] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: targets.map { .byName(name: $0) } + products, exclude: exclude,
    swiftSettings: settings)
}

let testTargets: [Target] = [
  tests("RepositoryTests", of: []),
  tests("SamplanBaseTests", of: ["SamplanBase"]),
  tests(
    "SamplanJournalTests", of: ["SamplanBase", "SamplanJournal"],
    [.product(name: "Crypto", package: "swift-crypto")]),
  tests("SamplanDomainTests", of: ["SamplanBase", "SamplanDomain"]),
  tests("SamplanEngineTests", of: ["SamplanBase", "SamplanEngine"]),
  tests(
    "SamplanDocumentsTests",
    of: [
      "SamplanBase", "SamplanDomain", "SamplanEngine", "SamplanPlanning", "SamplanDocuments",
      "CZlib",
    ],
    exclude: ["Golden"]),
  tests(
    "SamplanStoreTests", of: ["SamplanBase", "SamplanJournal", "SamplanService", "SamplanStore"],
    [.product(name: "GRDB", package: "GRDB.swift")]),
  tests(
    "SamplanPlanningTests",
    of: ["SamplanBase", "SamplanDomain", "SamplanEngine", "SamplanPlanning"]),
  tests(
    "SamplanServiceTests",
    of: [
      "SamplanBase", "SamplanJournal", "SamplanDomain", "SamplanEngine", "SamplanPlanning",
      "SamplanDocuments", "SamplanService", "SamplanStore", "CResources",
    ], [.product(name: "GRDB", package: "GRDB.swift")]),
  tests(
    "SamplanWebTests",
    of: [
      "SamplanBase", "SamplanJournal", "SamplanDomain", "SamplanPlanning", "SamplanDocuments",
      "SamplanService", "SamplanStore", "SamplanWeb", "CResources",
    ],
    [
      .product(name: "HTTPTypes", package: "swift-http-types"),
      .product(name: "Hummingbird", package: "hummingbird"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "Logging", package: "swift-log"),
    ], exclude: ["Golden"]),
  tests(
    "SamplanCommandTests", of: ["SamplanBase", "SamplanService", "samplan"], exclude: ["Golden"]),
]

let package = Package(
  name: "samplan",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "samplan", targets: ["samplan"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(name: "CHiGHS", pkgConfig: "highs"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSpawn"),
    .target(name: "CResources"),
    .target(
      name: "SamplanBase",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "SamplanJournal",
      dependencies: ["SamplanBase", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "SamplanDomain",
      dependencies: [
        "SamplanBase", .product(name: "HashTreeCollections", package: "swift-collections"),
      ],
      swiftSettings: settings),
    .target(
      name: "SamplanEngine",
      dependencies: ["SamplanBase", "CHiGHS"],
      swiftSettings: engineSettings),
    .target(
      name: "SamplanPlanning",
      dependencies: ["SamplanBase", "SamplanDomain", "SamplanEngine"],
      swiftSettings: settings),
    .target(
      name: "SamplanDocuments",
      dependencies: [
        "SamplanBase", "SamplanDomain", "SamplanPlanning", "CZlib",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "SamplanService",
      dependencies: [
        "SamplanBase", "SamplanJournal", "SamplanDomain", "SamplanPlanning", "SamplanDocuments",
        "CSpawn",
      ],
      swiftSettings: settings),
    .target(
      name: "SamplanStore",
      dependencies: [
        "SamplanBase", "SamplanJournal", "SamplanService",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "SamplanWeb",
      dependencies: [
        "SamplanBase", "SamplanDomain", "SamplanPlanning", "SamplanDocuments", "SamplanService",
        "CResources",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "samplan",
      dependencies: [
        "SamplanBase", "SamplanJournal", "SamplanDomain", "SamplanEngine", "SamplanPlanning",
        "SamplanDocuments", "SamplanService", "SamplanStore", "SamplanWeb", "CResources",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
  ] + testTargets
)
