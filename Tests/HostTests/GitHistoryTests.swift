import Builder
import ChatflowFiles
import Foundation
import Testing
import Words

@testable import Host

/// The commits that touched a file, as real repositories have them.
@Suite struct GitHistoryTests {
  /// Runs git in the folder of a desk, with nobody's settings; gives back what it writes.
  @discardableResult
  private func git(_ arguments: String..., on desk: Desk, reading file: String? = nil) throws -> String {
    let run = Process()
    run.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    run.arguments = ["-C", desk.files] + arguments
    run.environment = [
      "PATH": "/usr/bin:/bin", "HOME": desk.files, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Anna Berg",
      "GIT_AUTHOR_EMAIL": "anna@example.com", "GIT_COMMITTER_NAME": "Anna", "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
    let output = Pipe()
    run.standardOutput = output
    run.standardError = FileHandle.nullDevice
    run.standardInput = try file.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: desk.path(of: $0))) }
    try run.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    run.waitUntilExit()
    #expect(run.terminationStatus == 0, "\(arguments)")
    return String(decoding: written, as: UTF8.self)
  }

  private func history(_ desk: Desk, of file: String = Desk.file) throws -> FileHistory {
    FileHistory(of: try FlowFile(desk.path(of: file)), state: desk.state)
  }

  private func facts(_ version: FlowVersion) -> [String] {
    guard case .commit(let author, let subject, let path) = version.source else { return [] }
    return [author, subject, path]
  }

  /// Whatever a file is called, its commits are found, also under the names that it had before.
  @Test(arguments: [Desk.file, "-n 1.yaml", ":(glob)*.yaml", "a*?[b].yaml", "two\nlines.yaml", "ö日.yaml"])
  func commitsAreFoundUnderEveryName(name: String) throws {
    let desk = try Desk()
    try git("init", "-q", on: desk)
    try desk.remove()
    try desk.write(Desk.text, to: "first.yaml")
    try desk.write(Desk.text, to: "unrelated.yaml")
    try git("add", ".", on: desk)
    try git("commit", "-q", "-m", "one", on: desk)
    try git("mv", "--", "first.yaml", "./" + name, on: desk)
    try git("commit", "-q", "-m", "two", on: desk)
    let later = Desk.text.replacing("Hello", with: "Hi")
    try desk.write(later, to: name)
    try desk.write("chatflow: 1\n", to: "unrelated.yaml")
    try git("add", ".", on: desk)
    try git("commit", "-q", "-m", "three", on: desk)
    let history = try history(desk, of: name)
    let list = history.list()
    #expect(list.notices == [])
    #expect(
      list.versions.map(facts) == [
        ["Anna Berg", "three", Printable.line(name)], ["Anna Berg", "two", Printable.line(name)],
        ["Anna Berg", "one", "first.yaml"],
      ])
    let flows = list.versions.map { history.read($0).flow }
    #expect(flows == [later, Desk.text, Desk.text].map { ChatflowFile.decode($0).flow })
  }

  /// Of merges those count that made of both sides something else.
  @Test func aMergeCountsWhereItChangedTheFile() throws {
    let desk = try Desk()
    try git("init", "-q", "-b", "main", on: desk)
    func commit(_ text: String, _ subject: String) throws {
      try desk.write(text)
      try git("add", ".", on: desk)
      try git("commit", "-q", "--allow-empty-message", "-m", subject, on: desk)
    }
    let changed = Desk.text.replacing("Hello", with: "Hi")
    try commit(Desk.text, "one")
    try git("checkout", "-q", "-b", "side", on: desk)
    try commit(changed, "")
    try git("checkout", "-q", "main", on: desk)
    try desk.write("x", to: "other")
    try git("add", ".", on: desk)
    try git("commit", "-q", "-m", "another file", on: desk)
    try git("merge", "-q", "-m", "clean", "side", on: desk)
    #expect(try history(desk).list().versions.map { facts($0)[1] } == ["", "one"])
    try git("checkout", "-q", "side", on: desk)
    try commit(changed.replacing("name: Bot", with: "name: A"), "side")
    try git("checkout", "-q", "main", on: desk)
    try commit(changed.replacing("name: Bot", with: "name: B"), "main")
    try git("merge", "-q", "-s", "ours", "--no-commit", "side", on: desk)
    let both = changed.replacing("name: Bot", with: "name: A and B")
    try commit(both, "both")
    let history = try history(desk)
    let versions = history.list().versions
    #expect(versions.first.map { facts($0)[1...2] } == ["both", Desk.file])
    #expect(Set(versions.map { facts($0)[1] }) == ["both", "main", "side", "", "one"] && versions.count == 5)
    #expect(versions.first.flatMap { history.read($0).flow } == ChatflowFile.decode(both).flow)
  }

  @Test func whatWasRemovedOrIsBrokenSaysWhy() throws {
    let desk = try Desk()
    try git("init", "-q", on: desk)
    for (text, subject) in [("- a list", "broken"), (Desk.text, "mended")] {
      try desk.write(text)
      try git("add", ".", on: desk)
      try git("commit", "-q", "-m", subject, on: desk)
    }
    try git("rm", "-q", "--", Desk.file, on: desk)
    try git("commit", "-q", "-m", "gone", on: desk)
    try desk.write(Desk.text)
    let history = try history(desk)
    let versions = history.list().versions
    #expect(versions.map { facts($0)[1] } == ["gone", "mended", "broken"])
    #expect(history.read(versions[0]).problem == Words.ours["history.removed"])
    #expect(history.read(versions[1]).problem == nil)
    let broken = history.read(versions[2])
    #expect(broken.flow == nil && broken.problem?.contains("bot.chatflow.yaml:1:") == true)
  }

  /// Nothing of a commit is a command for the terminal.
  @Test func noControlCharacterOfACommitIsShown() throws {
    let desk = try Desk()
    try git("init", "-q", on: desk)
    try git("add", ".", on: desk)
    try git("commit", "-q", "--author", "E\u{1B}]0;x\u{7} <e@e>", "-m", "a\u{1B}[31m\u{9B}b\tc\u{202E}d", on: desk)
    let version = try #require(try history(desk).list().versions.first)
    let shown = facts(version).joined()
    #expect(shown == Printable.line(shown))
    #expect(shown.contains("a\u{FFFD}[31m"))
  }

  /// What a repository has git run is not run.
  @Test func nothingThatARepositoryNamesIsRun() throws {
    let desk = try Desk()
    try git("init", "-q", on: desk)
    try git("add", ".", on: desk)
    try git("commit", "-q", "-m", "one", on: desk)
    // A signature, for which git would have its checker run.
    let commit = try git("cat-file", "commit", "HEAD", on: desk)
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\n"
    try desk.write(commit.replacing("\n\n", with: "\n" + signature, maxReplacements: 1), to: "signed")
    let signed = try git("hash-object", "-t", "commit", "-w", "--stdin", on: desk, reading: "signed")
    try git("update-ref", "HEAD", signed.trimmingCharacters(in: .newlines), on: desk)
    let (script, mark) = (desk.path(of: "run"), desk.path(of: "was-run"))
    try desk.write("#!/bin/sh\necho x >>'\(mark)'\ncat\n", to: "run")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try desk.write("*.yaml diff=own filter=own\n", to: ".gitattributes")
    for key in [
      "core.pager", "pager.log", "diff.external", "diff.own.command", "diff.own.textconv", "filter.own.smudge",
      "filter.own.process", "core.fsmonitor", "gpg.program", "core.sshCommand", "core.editor",
    ] {
      try git("config", key, script, on: desk)
    }
    for key in ["log.showSignature", "log.follow", "log.diffMerges"] {
      try git("config", key, key == "log.diffMerges" ? "off" : "true", on: desk)
    }
    // What git did for these settings is not what is held here.
    try? FileManager.default.removeItem(atPath: mark)
    let history = try history(desk)
    let versions = history.list().versions
    #expect(versions.map { history.read($0).flow } == [ChatflowFile.decode(Desk.text).flow])
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func whereThereIsNoRepositoryOnlySavesAreListed() throws {
    let desk = try Desk()
    #expect(try history(desk).list().versions == [])
    try git("init", "-q", on: desk)
    // A repository without a commit, and a file that is in none.
    #expect(try history(desk).list().versions == [])
    try desk.write("x", to: "y")
    try git("add", "y", on: desk)
    try git("commit", "-q", "-m", "one", on: desk)
    #expect(try history(desk).list().versions == [])
  }

  /// A program that lies where the user stands is not run because its folder is looked in, however the folder is named.
  @Test func programsAreNotLookedForBesideTheChatflow() throws {
    let desk = try Desk()
    let folder = desk.files
    let program = desk.path(of: "git")
    try desk.write("#!/bin/sh\n", to: "git")
    #expect(chmod(program, 0o755) == 0)
    #expect(ProgramOutput.path(of: "git", in: "relative:\(folder)") == program)
    // From the folder of the tests, the same folder by another name.
    let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
    let relative = String(repeating: "../", count: depth) + folder.dropFirst()
    #expect(Disk.facts("\(relative)/git") != nil)
    for folders in [relative, "", ":", ".", "./", ":\(relative):"] {
      #expect(ProgramOutput.path(of: "git", in: folders) == nil, "\(folders)")
    }
    // What cannot be run, and what is a folder, is passed over.
    #expect(chmod(program, 0o644) == 0)
    #expect(ProgramOutput.path(of: "git", in: folder) == nil)
    try FileManager.default.createDirectory(atPath: folder + "/folder", withIntermediateDirectories: false)
    #expect(ProgramOutput.path(of: "folder", in: folder) == nil)
  }

  /// A program that goes on is ended in time, with what it has started.
  @Test func aProgramThatTakesTooLongIsEnded() throws {
    let output = ProgramOutput.of("sh", ["-c", "sleep 1000 & echo $!; sleep 1000"], limit: 100, within: 1)
    let late = try #require(output)
    #expect(late.isLate && late.status == 128 + SIGKILL)
    let child = try #require(Int32(String(decoding: late.bytes, as: UTF8.self).trimmingCharacters(in: .newlines)))
    // It has got its signal, and has to come to an end.
    for _ in 0..<100_000 where ProgramRun.goesOn(child) {}
    #expect(!ProgramRun.goesOn(child))
    let soon = try #require(ProgramOutput.of("echo", ["x"], limit: 100, setting: ["A": "b"], within: 60))
    #expect(!soon.isLate && soon.bytes == Array("x\n".utf8))
    let own = try #require(ProgramOutput.of("sh", ["-c", "echo $A$HOME"], limit: 1_000, setting: ["A": "b"]))
    #expect(String(decoding: own.bytes, as: UTF8.self) == "b\(Machine.variable("HOME") ?? "")\n")
  }
}
