/// Something that both sides of a merge changed, and not to the same.
public struct MergeConflict: Hashable, Sendable {
  /// Where it is.
  public let place: Place
  /// Whether both can stand together: a text behind the other.
  public let canTakeBoth: Bool

  /// A place that can be changed by itself.
  public struct Place: Hashable, Sendable {
    /// Whose it is.
    public let subject: Subject
    /// From the outer key to the inner, as they stand in the file; entries of lists by what they are known by. Empty where
    /// it is about the action as a whole: one side removed it.
    public let path: [String]
  }

  /// Who has what both changed.
  public enum Subject: Hashable, Sendable {
    /// The chatflow's settings.
    case chatflow
    /// An action.
    case action(ActionID)
    /// What the chatflows of the folder share.
    case workspace
  }
}

/// What is taken where both sides changed something.
public enum MergeAnswer: Hashable, Sendable {
  /// What our side made of it.
  case ours
  /// What the other side made of it.
  case theirs
  /// Both, ours first; ours alone where both cannot stand together.
  case both
  /// What both began from.
  case base
}

/// The same thing three times: as it was, and what two sides made of it.
struct Versions<Value> {
  /// As both sides found it.
  let base: Value
  /// What our side made of it.
  let ours: Value
  /// What the other side made of it.
  let theirs: Value

  /// A part of it.
  func map<Part>(_ part: (Value) -> Part) -> Versions<Part> {
    Versions<Part>(base: part(base), ours: part(ours), theirs: part(theirs))
  }
}

extension Versions: Sendable where Value: Sendable {}

extension Versions where Value: Equatable {
  /// The side that needs no question: both made the same of it, or only one changed it.
  var settled: Settled? {
    if ours == theirs || theirs == base { return Settled(value: ours) }
    return ours == base ? Settled(value: theirs) : nil
  }

  /// A value that needs no question. A box, since the value may itself be optional.
  struct Settled { let value: Value }
}
