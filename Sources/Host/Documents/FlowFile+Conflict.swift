import Builder
import ChatflowFiles
import ChatflowModel

extension FlowFile {
  /// What git left in a file that both sides of a merge had changed.
  struct Conflict: Sendable {
    /// The other side, and what both began from: what they have in common where the file does not say it.
    let rest: GitConflict
    /// Our side as a text, and what was read in it.
    let ours: (bytes: [UInt8], opened: ChatflowFile.Opened, flow: Chatflow)

    /// The file as if it held our side alone.
    func ourSide(of loaded: FileStore.Loaded) -> FileStore.Loaded {
      var loaded = loaded
      loaded.bytes = ours.bytes
      return loaded
    }
  }

  /// Takes a text with conflict markers apart; nil if it has none, or if a side of it cannot be read without an error.
  static func conflict(in bytes: [UInt8]) -> Conflict? {
    guard let text = String(validating: bytes, as: UTF8.self), let sides = ConflictMarkers.sides(of: text) else {
      return nil
    }
    let (ours, theirs) = (ChatflowFile.decode(sides.ours), ChatflowFile.decode(sides.theirs))
    guard ours.isSound, ours.isWritable, theirs.isSound, let our = ours.flow, let their = theirs.flow else {
      return nil
    }
    let base = sides.base.map { ChatflowFile.decode($0) }
    let known = base?.isSound == true && base?.isBlank == false ? base?.flow : nil
    return Conflict(
      rest: GitConflict(
        base: known ?? .commonPart(of: our, and: their), theirs: their, problems: theirs.problems),
      ours: (Array(sides.ours.utf8), ours, our))
  }

  /// A file in which git left a conflict, as our side of it; nil if it is none.
  func readConflict(_ loaded: FileStore.Loaded) -> Read? {
    guard let conflict = Self.conflict(in: loaded.bytes) else { return nil }
    return Read(
      file: self, loaded: conflict.ourSide(of: loaded), opened: conflict.ours.opened, flow: conflict.ours.flow,
      isPart: true,
      conflict: conflict)
  }
}
