import Builder
import ChatflowFiles
import Foundation
import Testing
import Words

@testable import Host

/// The commits that touched a file, as real repositories have them.
@Suite struct GitHistoryTests {
  /// Runs git in the folder of a desk, with nobody's settings.
  private func git(_ arguments: String..., on desk: Desk) throws {
    let run = Process()
    run.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    run.arguments = ["-C", desk.files] + arguments
    run.environment = [
      "PATH": "/usr/bin:/bin", "HOME": desk.files, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Anna Berg",
      "GIT_AUTHOR_EMAIL": "anna@example.com", "GIT_COMMITTER_NAME": "Anna", "GIT_COMMITTER_EMAIL": "a@example.com",
    ]
    run.standardOutput = FileHandle.nullDevice
    run.standardError = FileHandle.nullDevice
    try run.run()
    run.waitUntilExit()
    #expect(run.terminationStatus == 0, "\(arguments)")
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
    #expect(try history(desk).list() == VersionList(versions: []))
    try git("init", "-q", on: desk)
    // A repository without a commit, and a file that is in none.
    #expect(try history(desk).list() == VersionList(versions: []))
    try desk.write("x", to: "y")
    try git("add", "y", on: desk)
    try git("commit", "-q", "-m", "one", on: desk)
    #expect(try history(desk).list() == VersionList(versions: []))
  }

  /// A program that goes on is ended in time, with what it has started.
  @Test func aProgramThatTakesTooLongIsEnded() throws {
    let output = ProgramOutput.of("sh", ["-c", "echo $$; sleep 1000 & sleep 1000"], limit: 100, within: 1)
    let late = try #require(output)
    #expect(late.isLate && late.status == 128 + SIGKILL)
    let process = try #require(Int32(String(decoding: late.bytes, as: UTF8.self).trimmingCharacters(in: .newlines)))
    #expect(kill(-process, 0) != 0 || !ProgramRun.goesOn(process))
    let soon = try #require(ProgramOutput.of("echo", ["x"], limit: 100, setting: ["A": "b"], within: 60))
    #expect(!soon.isLate && soon.bytes == Array("x\n".utf8))
    let own = try #require(ProgramOutput.of("sh", ["-c", "echo $A$HOME"], limit: 1_000, setting: ["A": "b"]))
    #expect(String(decoding: own.bytes, as: UTF8.self) == "b\(Machine.variable("HOME") ?? "")\n")
  }
}
