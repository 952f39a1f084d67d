extension ChatflowFolder {
  /// Does something to the files of the folder, and tells how it is taken back. If it throws, everything is as it was.
  ///
  /// Taking it back gives every byte of the files that were written, the order of priority included, as long as nobody
  /// else has written them meanwhile; then only what the change is about is taken back.
  public func perform(_ change: FolderChange) throws(FolderError) -> FolderChange.Done {
    if let done = try giveBack(change) { return done }
    let written = written(by: change)
    let before = written.map { held($0.before) }
    let left = change.traces.filter { $0.after == held($0.name) }
    var done = try performOnce(change.itself)
    for trace in left {
      do throws(FolderError) {
        try put(trace.before, trace.nameBefore)
      } catch {
        done.shortcomings.append(.order(error))
      }
    }
    let traces = zip(written, before).compactMap { names, before -> FolderChange.Trace? in
      guard let before, let after = held(names.after) else { return nil }
      return FolderChange.Trace(nameBefore: names.before, before: before, name: names.after, after: after)
    }
    done.isOrderWritten = traces.contains { $0.name == Self.settings && $0.before != $0.after }
    done.inverse = .takeBack(done.inverse, traces)
    return done
  }

  /// The files whose content a change may change, by their names before and after; a file that only moves is none.
  private func written(by change: FolderChange) -> [(before: String, after: String)] {
    guard case .rename(let file, _, let new) = change.itself, file != new else { return change.written }
    let tests = testsNaming(file).map { ($0, $0 == Self.tests(of: file) ? Self.tests(of: new) : $0) }
    return change.written + tests
  }

  /// Takes a change back that did nothing but write, by giving the files the very bytes that they had: whatever is to be
  /// said against writing them now was so before. Nil where it did more, or somebody else has written meanwhile.
  private func giveBack(_ change: FolderChange) throws(FolderError) -> FolderChange.Done? {
    guard case .takeBack(let inner, let traces) = change, inner.itself.onlyWrites, !traces.isEmpty,
      traces.allSatisfy({ $0.after == held($0.name) })
    else { return nil }
    for trace in traces { try put(trace.before, trace.nameBefore) }
    let forth = traces.map {
      FolderChange.Trace(nameBefore: $0.name, before: $0.after, name: $0.nameBefore, after: $0.before)
    }
    var done = FolderChange.Done(inverse: .takeBack(inner.itself, forth), file: inner.itself.writtenFile)
    done.isOrderWritten = traces.contains { $0.name == Self.settings }
    return done
  }

  /// What a file holds; nil if that cannot be told.
  private func held(_ file: String) -> FolderChange.Held? {
    do throws(FileError) {
      return .bytes(try load(file).bytes)
    } catch {
      return error.isMissing ? .nothing : nil
    }
  }

  private func put(_ held: FolderChange.Held, _ file: String) throws(FolderError) {
    guard let now = self.held(file), now != held else { return }
    do throws(SaveError) {
      switch (held, now) {
      case (.nothing, _):
        do throws(FileError) { try system.remove(place(of: file)) } catch { throw SaveError(error, file) }
      case (.bytes(let bytes), .nothing): _ = try store.create(bytes, at: place(of: file))
      case (.bytes(let bytes), .bytes):
        let loaded: FileStore.Loaded
        do throws(FileError) { loaded = try load(file) } catch { throw SaveError(error, file) }
        _ = try store.save(bytes, to: place(of: file), expecting: loaded.stamp)
      }
    } catch {
      throw FolderError(error, file)
    }
  }
}

extension FolderChange {
  /// What a file held before and after a change was made.
  public struct Trace: Hashable, Sendable {
    /// The file's name before.
    let nameBefore: String
    let before: Held
    /// The file's name after.
    let name: String
    let after: Held
  }

  /// What a file holds.
  enum Held: Hashable, Sendable {
    /// There is no such file.
    case nothing
    case bytes([UInt8])
  }

  /// The change without what taking it back has to give.
  public var itself: FolderChange { if case .takeBack(let change, _) = self { change.itself } else { self } }

  /// Whether it leaves all files where they are.
  fileprivate var onlyWrites: Bool {
    switch self {
    case .order, .live, .tags: true
    case .rename, .clone, .create, .remove, .putAway, .restore, .takeBack: false
    }
  }

  /// The chatflow whose file it writes into and leaves where it is.
  fileprivate var writtenFile: String? {
    switch self {
    case .live(let file, _), .tags(let file, _): file
    default: nil
    }
  }

  fileprivate var traces: [Trace] { if case .takeBack(_, let traces) = self { traces } else { [] } }

  /// The chatflows and settings among them.
  fileprivate var written: [(before: String, after: String)] {
    let settings = (ChatflowFolder.settings, ChatflowFolder.settings)
    return switch self {
    case .live(let file, _), .tags(let file, _): [(file, file)]
    case .rename(let file, _, let new): [(file, new), settings]
    case .order, .clone, .create, .remove, .putAway, .restore: [settings]
    case .takeBack(let change, _): change.written
    }
  }
}
