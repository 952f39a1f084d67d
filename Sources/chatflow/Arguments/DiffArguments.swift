import Host
import Words

/// Which two states the words behind `chatflow diff` name, and who asks.
struct DiffArguments {
  /// What the two states are.
  enum Wish: Hashable {
    /// A file as git has it in a revision, and as it is.
    case revision(String, file: String)
    /// Two files, called by the name of the first unless one is given.
    case files(String, String, named: String?)
    /// A file that git could not merge: there are no two states of it.
    case unmerged(String)
  }

  let wish: Wish
  /// Whether git asks, for which a status other than 0 is the end of everything.
  let isForGit: Bool

  /// What git says of a file: its name, then of both states a file, what git calls it and its mode; of one that was renamed
  /// also the new name, and how alike both are.
  private static let (ofGit, ofGitRenamed) = (7, 9)

  /// Whether git has given some words.
  static func areOfGit(_ words: [String]) -> Bool {
    (words.count == ofGit || words.count == ofGitRenamed) && !words.contains("--")
  }

  /// How many words can be understood.
  static let counts = [1, 2, ofGit, ofGitRenamed]

  /// What some words mean, as many as can be understood.
  init(_ words: [String], isStartedByGit: Bool) throws(Failure) {
    switch words.count {
    case 1 where isStartedByGit: (wish, isForGit) = (.unmerged(words[0]), true)
    case 2:
      // What is a file is meant as one; else it may be a revision of the other.
      let areThere = (try ComparedFile.isThere(words[0]), try ComparedFile.isThere(words[1]))
      wish =
        areThere == (false, true)
        ? .revision(words[0], file: words[1]) : .files(words[0], words[1], named: nil)
      isForGit = false
    case Self.ofGit, Self.ofGitRenamed: (wish, isForGit) = (.files(words[1], words[4], named: words[0]), true)
    default: (wish, isForGit) = (.revision("HEAD", file: words.first ?? ""), false)
    }
  }
}
