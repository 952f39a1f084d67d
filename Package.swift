// swift-tools-version: 6.2
import PackageDescription

/// `make fuzz` sets it: only then is the fuzzer part of the package, and all code counts what of it runs.
let isFuzzing = Context.environment["CHATFLOW_FUZZ"] != nil

/// Warnings are errors in our own targets only; dependencies are left alone.
let strict: [SwiftSetting] =
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Each function by itself, so that the linker leaves out those that nobody calls.
    .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

/// Our pure modules are optimized in tests, too, whose laws over random chatflows would take most of an hour otherwise.
let fast: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// What waits for people is made small rather than fast: it is a third of the program, and nothing of it runs for long.
let small: SwiftSetting = .unsafeFlags(["-Osize"], .when(configuration: .release))

let customDump: Target.Dependency = .product(name: "CustomDump", package: "swift-custom-dump")
let collections: Target.Dependency = .product(name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "chatflow",
  products: [.executable(name: "chatflow", targets: ["chatflow"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // The little C between libyaml and Swift; no type of libyaml crosses it.
    .target(name: "CYaml", linkerSettings: [.linkedLibrary("yaml")]),
    // YAML as a tree of nodes that know their places. Pure.
    .target(name: "Yaml", dependencies: ["CYaml"], swiftSettings: fast),
    // The files of the languages, compiled in.
    .target(name: "CWords", exclude: ["languages"]),
    // Every word that a user reads, by key and language. Pure.
    .target(name: "Words", dependencies: ["CWords"], swiftSettings: strict),
    // The shared model: what a chatflow is, how it is edited and checked. Pure.
    .target(name: "ChatflowModel", dependencies: ["Words", collections], swiftSettings: fast),
    // How it is kept: the text form, patches, saving, folders, the user's configuration.
    .target(
      name: "ChatflowFiles", dependencies: ["ChatflowModel", "CXattr", "Words", "Yaml", collections],
      // The templates, and an example of each rule, are part of the program, so that it needs no file beside it.
      resources: [.embedInCode("Templates"), .embedInCode("Checking/rules.examples")],
      swiftSettings: fast),
    // The system's calls for extended attributes.
    .systemLibrary(name: "CXattr"),
    // What happens when a chatflow runs: conversations as values. Pure.
    .target(
      name: "ChatflowEngine", dependencies: ["ChatflowModel", "Words", collections], swiftSettings: fast + [small]),
    // Conversations written down: tests of them, what came of these, visitors who try everything. Pure.
    .target(
      name: "ChatTesting", dependencies: ["ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Words", collections],
      swiftSettings: fast + [small]),
    // A language server as a value: messages of editors in, messages to them out. Pure.
    .target(
      name: "LanguageServer", dependencies: ["ChatTesting", "ChatflowFiles", "ChatflowModel", "Words", collections],
      swiftSettings: fast + [small]),
    // A grid of cells, text width, styles by role, themes, events. Pure.
    .target(
      name: "Screen", dependencies: ["Yaml"],
      // The colour schemes in `themes`, by a link.
      resources: [.embedInCode("Themes")],
      swiftSettings: fast),
    // The drawing of a flow. Pure.
    .target(name: "Canvas", dependencies: ["Screen"], swiftSettings: fast),
    // What every screen is built of: text fields, keys as they are written, marks, boxes. Pure.
    .target(name: "Widgets", dependencies: ["ChatflowModel", "Screen", "Words"], swiftSettings: fast),
    // The application without a terminal.
    .target(
      name: "Builder",
      dependencies: [
        "Canvas", "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Screen", "Widgets", "Words",
        collections,
      ],
      swiftSettings: fast),
    // The little C between ncursesw and Swift; no curses type crosses it.
    .target(
      name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    // The ncurses device: bytes in, events out; cells in, bytes out.
    .target(name: "Terminal", dependencies: ["Screen", "CNcurses"], swiftSettings: strict),
    // What the program does outside of itself: documents, effects, what is kept. Without a terminal.
    .target(
      name: "Host",
      dependencies: [
        "Builder", "Canvas", "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Screen", "Words",
        "Yaml",
        collections,
      ],
      swiftSettings: strict + [small]),
    // The command line: arguments, wiring, the loop.
    .executableTarget(
      name: "chatflow",
      dependencies: [
        "Builder", "Canvas", "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Host",
        "LanguageServer", "Screen", "Terminal",
        "Words", collections,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["unwinding.ld"],
      resources: [.embedInCode("Completions")],
      swiftSettings: strict + [small],
      // One static file, without symbols and tables for unwinding, starts in half the time (docs/decisions.md). The libraries
      // are those that a module of the runtime's needs and does not name by itself.
      linkerSettings: [
        .unsafeFlags(
          ["-static-executable", "-use-ld=lld"]
            + ["-s", "--no-eh-frame-hdr", "\(Context.packageDirectory)/Sources/chatflow/unwinding.ld"]
            .flatMap { ["-Xlinker", $0] },
          .when(configuration: .release)),
        .linkedLibrary("_FoundationCollections", .when(configuration: .release)),
        .linkedLibrary("_FoundationCShims", .when(configuration: .release)),
      ]),

    // A chatflow of any size, for tests and measurements of what the size costs.
    .target(
      name: "BigFlow", dependencies: ["ChatflowFiles", "ChatflowModel", collections], path: "Tests/BigFlow",
      swiftSettings: strict),
    // Random numbers for tests, the same for the same seed.
    .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: strict),
    // What `make bench` measures without a terminal, and the files that it measures with.
    .executableTarget(
      name: "Measure",
      dependencies: [
        "BigFlow", "Canvas", "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Host", "Screen",
        "Words",
        collections,
      ],
      path: "Tests/Bench/Measure",
      swiftSettings: strict),

    // What reads bytes of anybody's making, and the rules that hold whatever they are.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "LanguageServer", "Randomness", "Screen",
        "Terminal", "Words",
        collections,
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "Randomness"], path: "Tests/Fuzz/Tests", swiftSettings: strict),

    // Notes which calls for files a thread makes of the C library, for tests of what is asked of the kernel.
    .target(name: "CKernelCalls", path: "Tests/CKernelCalls"),

    .testTarget(
      name: "ChatflowModelTests",
      dependencies: ["CKernelCalls", "ChatflowFiles", "ChatflowModel", "Randomness", "Words", collections, customDump],
      exclude: ["Hours/zones.txt"], swiftSettings: strict),
    .testTarget(
      name: "ChatflowEngineTests",
      dependencies: [
        "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Randomness", "Words", collections, customDump,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ChatTestingTests",
      dependencies: [
        "ChatTesting", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Randomness", "Words", collections,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "BigFlow", "ChatflowFiles", "ChatflowModel", "LanguageServer", "Randomness", "Words", collections,
      ],
      swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "Randomness", customDump], swiftSettings: strict),
    .testTarget(
      name: "CanvasTests", dependencies: ["Canvas", "Randomness", customDump], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "BuilderTests",
      dependencies: [
        "BigFlow", "Builder", "ChatflowEngine", "ChatflowFiles", "ChatflowModel", "Randomness", "Widgets", "Words",
        collections, customDump,
      ],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screen", "CVTerm", "Randomness", customDump],
      swiftSettings: strict),
    .testTarget(
      name: "HostTests",
      dependencies: [
        "Builder", "ChatflowFiles", "ChatflowModel", "Host", "Randomness", "Screen", "Words", customDump,
      ],
      swiftSettings: strict),
    // A terminal emulator for the journeys: libvterm behind a small header.
    .target(name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
    // The real program on a real (emulated) terminal.
    .testTarget(
      name: "Journeys",
      dependencies: [
        "Builder", "chatflow", "CVTerm", "ChatflowFiles", "ChatflowModel", "Randomness", "Widgets", "Words",
      ],
      exclude: ["Editors"], swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)

if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Run", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
