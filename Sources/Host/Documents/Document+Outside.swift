import Builder
import ChatflowFiles
import ChatflowModel
import Words

/// A file as somebody else left it, as long as it is not taken in.
struct OutsideVersion<Opened> {
  /// The file.
  let loaded: FileStore.Loaded
  /// What was read in it.
  let opened: Opened
  /// Whether git left a conflict in it, of which all of this is our side.
  var isConflict = false
}

/// When a file was last looked at, so that it is read only when it was touched since.
struct LastLook {
  private var seen: Disk.Trace?

  /// Nothing was looked at yet.
  init() { seen = nil }

  /// A look at a file.
  init(at path: String) { seen = Disk.trace(path) }

  /// Whether a file was touched since.
  func isTouchedSince(_ path: String) -> Bool { LastLook(at: path).seen != seen }

  /// Whether a file was touched since this was asked last. It is looked at once: what is written between two looks would be
  /// seen by neither.
  mutating func isTouched(_ path: String) -> Bool {
    let now = LastLook(at: path)
    defer { self = now }
    return now.seen != seen
  }
}

extension Document {
  /// What somebody else made of the files since they were opened, written or looked at last.
  func lookOutside(isWanted: Bool = false) -> [OutsideChange] {
    if isWanted {
      // What was looked at before is told once more.
      lastLook = LastLook()
      shared.forgetLook()
    }
    return [shared.lookOutside(), lookAtOwn(), lookAtTests()].compactMap { $0 }
  }

  /// It is told until they are run again.
  private func lookAtTests() -> OutsideChange? {
    lastLookAtTests?.isTouchedSince(ChatSuiteFile.path(besideFlow: path)) == true ? .tests : nil
  }

  private func lookAtOwn() -> OutsideChange? {
    guard lastLook.isTouched(path), !isPart else { return nil }
    guard Disk.facts(path) != nil else {
      return held == nil ? nil : .failed(Words.ours("notice.removed-outside", ["file": Disk.name(of: path)]))
    }
    let loaded: FileStore.Loaded
    do {
      loaded = try FileStore().load(path)
    } catch {
      return .failed(Words.ours("notice.changed-outside.unreadable", ["reason": FileMessages.line(error, in: path)]))
    }
    guard loaded.bytes != held else {
      defer { outside = nil }
      return outside == nil ? nil : .takenBack(.chatflow)
    }
    let opened = ChatflowFile.decode(bytes: loaded.bytes)
    // Whoever writes a file anew may leave it empty for a moment, and a full disk for longer.
    let isEmptied = opened.isBlank && held?.isEmpty == false
    guard let flow = opened.flow, opened.isWritable, opened.source != nil, !isEmptied else {
      if let conflict = FlowFile.conflict(in: loaded.bytes) {
        outside = OutsideVersion(
          loaded: conflict.ourSide(of: loaded), opened: conflict.ours.opened, isConflict: true)
        return .flow(
          conflict.ours.flow, problems: conflict.ours.opened.problems, conflict: conflict.rest)
      }
      let empty = FileProblem(line: 1, column: 1, reason: "problem.empty", expected: "chatflow: 1")
      let problems = isEmptied ? [empty] : opened.problems
      let reason = FileMessages.lines(problems, in: Disk.name(of: path)).first ?? ""
      return .failed(Words.ours("notice.changed-outside.unreadable", ["reason": Printable.text(reason)]))
    }
    outside = OutsideVersion(loaded: loaded, opened: opened)
    return .flow(flow, problems: opened.problems)
  }

  /// What somebody else made of a file is what is changed from now on.
  func takeOver(_ file: Effect.TakenOver) {
    switch file {
    case .workspace: shared.takeOver()
    case .chatflow:
      guard let version = outside, let flow = version.opened.flow else { return }
      outside = nil
      begin(version.loaded, version.opened.source, flow, isConflict: version.isConflict)
    }
  }

  /// Writes what is shown to a new file of the folder; what the user should know although it succeeded.
  func saveAs(_ name: String, _ flow: Chatflow) -> Outcome {
    let place = Disk.folder(of: path).map { "\($0)/\(name)" } ?? name
    let text: String
    do throws(Source.EncodingProblem) {
      text = try encode(flow).text
      try ChatflowFile.verify(text, holds: flow)
    } catch {
      return .notSavedAs(Words.ours("save.refused", ["file": name, "what": error.sentence(.ours, in: flow)]))
    }
    var saver = FileSaver(path: place, loaded: nil)
    do {
      return .savedAs(name, notes: try saver.save(text))
    } catch {
      return .notSavedAs(error.sentence(.ours))
    }
  }
}
