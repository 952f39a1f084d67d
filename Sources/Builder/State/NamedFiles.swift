import ChatflowModel

extension KnownFile {
  /// What a fact says; a folder is no file either.
  public init(_ fact: FileFact) { self = fact.bytes.map { .bytes($0) } ?? .missing }
}

/// Which files a chatflow and its workspace name, and what is known about them; kept by form, so that an edit looks only
/// at what it touched.
struct NamedFiles: Sendable {
  /// What is known.
  private(set) var known: KnownFiles = [:]
  /// The forms that name a file.
  private var subjects: [String: Set<Subject>] = [:]
  private var paths: [Subject: [String]] = [:]
  /// Those that nobody was asked about yet.
  private var unasked: Set<String> = []

  /// Every file that is named.
  var all: [String] { subjects.keys.sorted() }

  /// Whether there are files that nobody was asked about yet.
  var areAnyUnasked: Bool { !unasked.isEmpty }

  /// The files that a form names now.
  mutating func set(_ new: [String], of subject: Subject) {
    let old = paths[subject] ?? []
    guard new != old else { return }
    paths[subject] = new.isEmpty ? nil : new
    for path in old {
      subjects[path]?.remove(subject)
      if subjects[path]?.isEmpty == true {
        subjects[path] = nil
        unasked.remove(path)
      }
    }
    for path in new {
      if subjects[path] == nil, known[path] == nil { unasked.insert(path) }
      subjects[path, default: []].insert(subject)
    }
  }

  /// The files that nobody was asked about yet, and who is asked now.
  mutating func ask() -> [String] {
    defer { unasked = [] }
    return unasked.sorted()
  }

  /// Takes in what was found out; returns the forms for which it matters.
  mutating func take(_ facts: [FileFact]) -> Set<Subject> {
    var touched: Set<Subject> = []
    for fact in facts {
      unasked.remove(fact.path)
      let file = KnownFile(fact)
      guard known[fact.path] != file else { continue }
      known[fact.path] = file
      touched.formUnion(subjects[fact.path] ?? [])
    }
    return touched
  }

  /// The same knowledge, with nothing named yet.
  var withoutNames: NamedFiles {
    var copy = NamedFiles()
    copy.known = known
    return copy
  }
}
