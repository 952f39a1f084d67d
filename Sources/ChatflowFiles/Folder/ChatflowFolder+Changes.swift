import ChatflowModel
import Words

extension ChatflowFolder {
  /// Does a change for what it is about.
  func performOnce(_ change: FolderChange) throws(FolderError) -> FolderChange.Done {
    switch change {
    case .order(let priority): return try FolderChange.Done(inverse: .order(setPriority(priority)))
    case .live(let file, let isLive): return try setLive(file, isLive)
    case .tags(let file, let tags): return try setTags(file, tags)
    case .rename(let file, let name, let new): return try rename(file, name, new)
    case .clone(let file, let name, let new): return try clone(file, name, new)
    case .create(let file, let text, let tests):
      return try create(file, Array(text.utf8), tests: tests.map { Array($0.utf8) })
    case .remove(let file): return try remove(file, as: nil)
    case .putAway(let file, let trashed): return try remove(file, as: trashed)
    case .restore(let trashed, let file, let order): return try restore(trashed, file, order)
    case .takeBack(let change, _): return try performOnce(change)
    }
  }

  // MARK: - What a chatflow's file says

  /// A chatflow's file as it is now, which can be changed.
  private struct Opened {
    var loaded: FileStore.Loaded
    var flow: Chatflow
    var source: Source
    var isSound: Bool
  }

  private func loaded(_ file: String) throws(FolderError) -> FileStore.Loaded {
    do {
      return try load(file)
    } catch {
      throw FolderError(error, file)
    }
  }

  private func open(_ file: String) throws(FolderError) -> Opened {
    let loaded = try loaded(file)
    let opened = ChatflowFile.decode(bytes: loaded.bytes)
    guard let flow = opened.flow, let source = opened.source, opened.isWritable else { throw .notSound(file) }
    return Opened(loaded: loaded, flow: flow, source: source, isSound: opened.isSound)
  }

  /// The text of a chatflow's file after a change of its settings, which must cost no comment.
  private func text(_ opened: Opened, _ file: String, _ body: (inout Chatflow) -> Void) throws(FolderError) -> [UInt8] {
    var flow = opened.flow
    body(&flow)
    let encoded: Source.Encoded
    do {
      encoded = try opened.source.encode(flow)
    } catch {
      throw FolderError(error, file)
    }
    guard encoded.lost.isEmpty else { throw .wouldLose(file, encoded.lost.map(\.text)) }
    return Array(encoded.text.utf8)
  }

  private func edit(_ file: String, _ opened: Opened, _ body: (inout Chatflow) -> Void) throws(FolderError)
    -> [FolderChange.Shortcoming]
  {
    guard opened.loaded.isWritable else { throw .readOnly(file) }
    let bytes = try text(opened, file, body)
    return bytes == opened.loaded.bytes ? [] : try save(bytes, to: file, opened.loaded.stamp)
  }

  func save(_ bytes: [UInt8], to file: String, _ stamp: FileStamp) throws(FolderError)
    -> [FolderChange.Shortcoming]
  {
    try written(file) { () throws(SaveError) in
      _ = try store.save(bytes, to: place(of: file), expecting: stamp)
    }
  }

  /// Writes; where the new file is in its place and only its endurance is uncertain, the change is made.
  func written(_ file: String, _ write: () throws(SaveError) -> Void) throws(FolderError)
    -> [FolderChange.Shortcoming]
  {
    do throws(SaveError) {
      try write()
      return []
    } catch {
      if case .failed(let failure) = error.reason, error.safe == .newFile { return [.uncertain(file, failure)] }
      throw FolderError(error, file)
    }
  }

  private func setLive(_ file: String, _ isLive: Bool?) throws(FolderError) -> FolderChange.Done {
    let opened = try open(file)
    // It may have been changed since the list was read.
    if isLive == true,
      !opened.isSound
        || Checks.run(opened.flow, workspace: workspace().workspace).contains(where: { $0.severity == .error })
    {
      throw .hasErrors(file)
    }
    let shortcomings = try edit(file, opened) { $0.live = isLive }
    return FolderChange.Done(
      inverse: .live(file: file, opened.flow.live), file: file, shortcomings: shortcomings)
  }

  private func setTags(_ file: String, _ tags: [String]) throws(FolderError) -> FolderChange.Done {
    let opened = try open(file)
    let shortcomings = try edit(file, opened) { $0.tags = tags }
    return FolderChange.Done(inverse: .tags(file: file, opened.flow.tags), file: file, shortcomings: shortcomings)
  }

  // MARK: - Which files there are

  /// The name is written before the file moves, so that a failure leaves the file where it was.
  private func rename(_ file: String, _ name: String, _ new: String) throws(FolderError) -> FolderChange.Done {
    let opened = try open(file)
    if new != file { try refuseTaken(new) }
    let shortcomings = try edit(file, opened) { $0.name = name }
    do {
      if new != file { try move(place(of: file), to: place(of: new), file: new) }
    } catch {
      try takeBack(file, opened)
      throw error
    }
    var done = FolderChange.Done(
      inverse: .rename(file: new, name: opened.flow.name, to: file), file: new, shortcomings: shortcomings)
    if new != file {
      moveTests(from: place(of: Self.tests(of: file)), to: place(of: Self.tests(of: new)), of: new, &done)
      renameInTests(file, new, &done)
      keepPlace(file, new, &done)
    }
    return done
  }

  /// Puts back what a file held before a change of which the second half failed.
  private func takeBack(_ file: String, _ opened: Opened) throws(FolderError) {
    let now: FileStore.Loaded
    do {
      now = try load(file)
    } catch {
      throw FolderError(error, file)
    }
    if now.bytes != opened.loaded.bytes { _ = try save(opened.loaded.bytes, to: file, now.stamp) }
  }

  private func clone(_ file: String, _ name: String, _ new: String) throws(FolderError) -> FolderChange.Done {
    let bytes = try text(try open(file), file) {
      $0.name = name
      if $0.isLive { $0.live = false }
    }
    var done = try create(new, bytes, tests: nil)
    do throws(FileError) {
      let tests = try load(Self.tests(of: file)).bytes
      let named = NamedFlow(in: tests)
      createTests(named?.name == file ? named?.renamed(new) ?? tests : tests, of: new, &done)
    } catch {
      if !error.isMissing { done.shortcomings.append(.tests(FolderError(error, Self.tests(of: file)))) }
    }
    return done
  }

  private func create(_ file: String, _ bytes: [UInt8], tests: [UInt8]?) throws(FolderError) -> FolderChange.Done {
    let shortcomings = try written(file) { () throws(SaveError) in _ = try store.create(bytes, at: place(of: file)) }
    var done = FolderChange.Done(inverse: .remove(file: file), file: file, shortcomings: shortcomings)
    if let tests { createTests(tests, of: file, &done) }
    keepLast(file, &done)
    return done
  }

  private func remove(_ file: String, as name: String?) throws(FolderError) -> FolderChange.Done {
    // One that cannot be read does not say that it is on, and must not be kept for ever.
    if let opened = try? open(file), opened.flow.isLive { throw .isLive(file) }
    let trashed = try freeNameInTrash(for: name ?? file)
    try move(place(of: file), to: placeInTrash(of: trashed), file: file)
    let before = workspace().workspace.priority
    var done = FolderChange.Done(
      inverse: .restore(trashed: trashed, file: file, order: before))
    moveTests(
      from: place(of: Self.tests(of: file)), to: placeInTrash(of: Self.tests(of: trashed)), of: file, &done)
    keepOrder(&done) { order in order.filter { $0 != Self.stem(of: file) } }
    return done
  }

  private func restore(_ trashed: String, _ file: String, _ order: [String]?) throws(FolderError) -> FolderChange.Done {
    try refuseTaken(file)
    try move(placeInTrash(of: trashed), to: place(of: file), file: file)
    var done = FolderChange.Done(inverse: .putAway(file: file, trashed: trashed), file: file)
    moveTests(
      from: placeInTrash(of: Self.tests(of: trashed)), to: place(of: Self.tests(of: file)), of: file, &done)
    if let order { keepOrder(&done) { _ in order } } else { keepLast(file, &done) }
    return done
  }

  private func refuseTaken(_ file: String) throws(FolderError) {
    do {
      _ = try system.facts(place(of: file))
    } catch {
      if error.isMissing { return }
      throw FolderError(error, file)
    }
    throw .taken(file)
  }

  private func freeNameInTrash(for file: String) throws(FolderError) -> String {
    let folder = PathParts.join(path, Self.trash)
    do throws(FileError) {
      do throws(FileError) {
        try system.createFolder(folder)
      } catch {
        guard error.isTaken else { throw error }
      }
      let taken = Set(try system.names(in: folder))
      var name = file
      var number = 2
      while taken.contains(name) || taken.contains(Self.tests(of: name)) {
        name = "\(Self.stem(of: file))-\(number)\(Self.ending)"
        number += 1
      }
      return name
    } catch {
      throw FolderError(error, file)
    }
  }

  /// Gives a file another place, which nobody may have taken meanwhile. It always has one of the two.
  func move(_ from: String, to: String, file: String) throws(FolderError) {
    let hasBoth: Bool
    do {
      hasBoth = try system.name(from, as: to)
    } catch {
      throw FolderError(error, file)
    }
    guard hasBoth else { return }
    do {
      try system.remove(from)
    } catch {
      // The second name goes again; where even that fails, both names stay and nothing is lost.
      _ = Result { () throws(FileError) in try system.remove(to) }
      throw FolderError(error, file)
    }
  }

  // MARK: - The order

  /// Writes an order of priority; names that no file has stay behind the others, for the file may be on its way. Returns
  /// what stood there before.
  private func setPriority(_ priority: [String]) throws(FolderError) -> [String] {
    let stems: Set<String>
    do throws(FileError) {
      stems = Set(try entries().map { Self.stem(of: $0.file) })
    } catch {
      throw FolderError(error, path)
    }
    return try setPriority { before in
      priority + before.filter { !stems.contains($0) && !priority.contains($0) }
    }
  }

  /// Changes the order of priority in the workspace's file; returns what stood there before.
  private func setPriority(_ change: ([String]) -> [String]) throws(FolderError) -> [String] {
    let file = Self.settings
    do {
      _ = try system.facts(place(of: file))
    } catch {
      guard error.isMissing else { throw FolderError(error, file) }
      return try createSettings(change([]))
    }
    let loaded = try loaded(file)
    let opened = WorkspaceFile.decode(bytes: loaded.bytes)
    guard let source = opened.source else { throw .notSound(file) }
    let before = opened.workspace.priority
    var workspace = opened.workspace
    workspace.priority = change(before)
    if workspace.priority == before { return before }
    guard loaded.isWritable else { throw .readOnly(file) }
    let encoded: Source.Encoded
    do {
      encoded = try source.encode(workspace)
    } catch {
      throw FolderError(error, file)
    }
    guard encoded.lost.isEmpty else { throw .wouldLose(file, encoded.lost.map(\.text)) }
    _ = try save(Array(encoded.text.utf8), to: file, loaded.stamp)
    return before
  }

  private func createSettings(_ priority: [String]) throws(FolderError) -> [String] {
    var workspace = Workspace()
    workspace.priority = priority
    if priority.isEmpty { return [] }
    let text: String
    do {
      text = try WorkspaceFile.canonical(workspace)
    } catch {
      throw .notSound(Self.settings)
    }
    _ = try written(Self.settings) { () throws(SaveError) in
      _ = try store.create(Array(text.utf8), at: place(of: Self.settings))
    }
    return []
  }

  /// Changes the order after the files were changed; that this fails takes nothing back.
  private func keepOrder(_ done: inout FolderChange.Done, _ change: ([String]) -> [String]) {
    do throws(FolderError) {
      _ = try setPriority(change)
    } catch {
      done.shortcomings.append(.order(error))
    }
  }

  /// Leaves a file that has another name now where it was, and writes that only if the name alone would not.
  private func keepPlace(_ old: String, _ new: String, _ done: inout FolderChange.Done) {
    keepOrder(&done, files: { $0.map { $0 == new ? old : $0 } }) { order in order.map { $0 == old ? new : $0 } }
  }

  /// Makes a new file the last one, and writes that only if it would not be the last one anyway.
  private func keepLast(_ file: String, _ done: inout FolderChange.Done) {
    keepOrder(&done, files: { $0 }) { order in order.filter { $0 != file } + [file] }
  }

  /// Makes an order of what the order of the files was: `files` tells how they were called before.
  private func keepOrder(
    _ done: inout FolderChange.Done, files: ([String]) -> [String], _ change: ([String]) -> [String]
  ) {
    let now: [String]
    do throws(FileError) {
      now = try entries().map(\.file)
    } catch {
      done.shortcomings.append(.order(FolderError(error, Self.settings)))
      return
    }
    keepOrder(&done) { priority in
      let wanted = change(Self.order(files(now), by: priority))
      return Self.order(now, by: priority) == wanted ? priority : wanted.map(Self.stem)
    }
  }
}
