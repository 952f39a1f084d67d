-- What Neovim's own client sees of the language server: PROGRAM and FILE come from the environment, each line that is
-- printed is one thing that it saw.
local program, file = vim.env.PROGRAM, vim.env.FILE
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "|") end
local function say(...) io.stdout:write(table.concat({...}, " ") .. "\n") end
local function fail(what) say("failed:", what) vim.cmd("cquit 1") end

vim.cmd("edit " .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({
  name = "chatflow", cmd = { program, "lsp" }, root_dir = vim.fn.getcwd(),
  on_error = function(code) fail("the client says " .. tostring(code)) end,
})
if not client then fail("no client") end
vim.lsp.buf_attach_client(0, client)

local function wait(what, condition)
  if not vim.wait(60000, condition, 5) then fail(what) end
end
local function found()
  local all = vim.tbl_map(function(d) return d.lnum .. ":" .. d.col .. " " .. d.code end, vim.diagnostic.get(0))
  table.sort(all)
  return table.concat(all, ", ")
end
local function request(method, more)
  local parameters = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local answers, problem = vim.lsp.buf_request_sync(0, method, parameters, 60000)
  if problem then fail(method .. ": " .. problem) end
  local answer = answers[client] or {}
  if answer.error then fail(method .. ": " .. answer.error.message) end
  return answer.result
end
local function at(line, column) vim.api.nvim_win_set_cursor(0, { line, column }) end

wait("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)
say("found", found())

-- The misspelled connection is mended as the server says.
at(4, 8)
local fixes = request("textDocument/codeAction", {
  range = vim.lsp.util.make_given_range_params({ 4, 0 }, { 4, 10 }, 0, "utf-16").range, context = { diagnostics = {} },
})
for _, fix in ipairs(fixes or {}) do say("fix", fix.title) end
vim.api.nvim_buf_set_text(0, 3, 7, 3, #vim.api.nvim_buf_get_lines(0, 3, 4, true)[1], { "ask" })
wait("no diagnostics", function() return #vim.diagnostic.get(0) == 0 end)
say("mended")

at(4, 8)
local hover = request("textDocument/hover")
say("hover", (vim.split(hover.contents.value, "\n"))[1])

local place = request("textDocument/definition")
say("definition", place.range.start.line, place.range.start.character)
say("references", #request("textDocument/references", { context = { includeDeclaration = true } }))

local edit = request("textDocument/rename", { newName = "question" })
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
say("renamed", text())

vim.api.nvim_buf_set_lines(0, -1, -1, true, { "    bra" })
at(vim.api.nvim_buf_line_count(0), 7)
local labels = vim.tbl_map(function(item) return item.label end, request("textDocument/completion").items)
say("completion", table.concat(labels, " "))
vim.api.nvim_buf_set_lines(0, -2, -1, true, {})

local symbols = request("textDocument/documentSymbol")
say("outline", table.concat(vim.tbl_map(function(s) return s.name end, symbols[#symbols].children), ", "))

vim.lsp.util.apply_text_edits(request("textDocument/formatting", { options = { tabSize = 2, insertSpaces = true } }), 0, "utf-16")
say("formatted", text())

vim.lsp.stop_client(client)
wait("the end", function() return vim.lsp.client_is_stopped(client) end)
say("stopped")
vim.cmd("qall!")
