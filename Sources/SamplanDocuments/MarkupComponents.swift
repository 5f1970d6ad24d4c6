import SamplanBase

/// A key figure (nyckeltal) at the top of a page.
package struct KeyFigure: Sendable {
  /// What is counted.
  package var label: String
  /// The figure, with its unit when it is not plain.
  package var value: String
  /// What the figure rests on: `från 19 av 21 regioner`.
  package var basis: String?
  /// The figure is past its freshness window and is shown faded.
  package var isOld: Bool

  package init(_ label: String, _ value: String, basis: String? = nil, isOld: Bool = false) {
    self.label = label
    self.value = value
    self.basis = basis
    self.isOld = isOld
  }
}

/// One way on, or one view to choose, in a bar of tools or a trail of crumbs.
package struct PageLink: Sendable {
  package var title: String
  /// Nil for what is here already.
  package var address: String?
  /// The view that is shown now.
  package var isCurrent: Bool

  package init(_ title: String, _ address: String? = nil, isCurrent: Bool = false) {
    self.title = title
    self.address = address
    self.isCurrent = isCurrent
  }
}

/// How a notice stands out; each kind has its own mark beside its colour.
package enum NoticeKind: String, Sendable, CaseIterable {
  /// Something to know.
  case note
  /// Something was done.
  case done
  /// Something to heed before going on.
  case warning
}

/// Parts that pages are made of. All text is the caller's, in the page's language.
extension Markup {
  /// A row of key figures.
  package static func keyFigures(_ figures: [KeyFigure]) -> Markup {
    """
    <dl class="kpis">\(each: figures, { figure in
      """
      <div\(" class=\"old\"", if: figure.isOld)><dt>\(figure.label)</dt>\
      <dd><b>\(figure.value)</b>\(figure.basis.map { "<em>\($0)</em>" as Markup })</dd></div>
      """
    })</dl>
    """
  }

  /// Where a result comes from (proveniens): terms and what they are.
  package static func provenance(_ entries: [(term: String, detail: Markup)]) -> Markup {
    """
    <dl class="prov">\(each: entries, { "<dt>\($0.term)</dt><dd>\($0.detail)</dd>" })</dl>
    """
  }

  /// A figure of shortage with the colour of its severity.
  package static func chip(_ value: String, _ severity: Severity) -> Markup {
    "<span class=\"chip \(severity.name)\">\(value)</span>"
  }

  /// A value that is not there, and why: unknown, withheld, not asked or not applicable.
  package static func chip(missing value: FigureValue, in language: Language) -> Markup {
    "<span class=\"chip missing\">\(value.shown(in: language))</span>"
  }

  /// What the colours of shortage mean.
  package static func severityLegend(in language: Language, missing: [String] = []) -> Markup {
    """
    <ul class="legend">\(each: Severity.allCases, {
      "<li><i class=\"\($0.name)\"></i>\($0.label[language])</li>"
    })\(each: missing, { "<li><i class=\"missing\"></i>\($0)</li>" })</ul>
    """
  }

  /// Views to choose among on the left and what can be fetched on the right.
  /// - Parameter label: names the bar for screen readers.
  package static func tools(_ label: String, views: [PageLink], files: [PageLink] = []) -> Markup {
    """
    <nav class="tools" aria-label="\(label)">\(views.map(tool))\
    \("<span></span>", if: !files.isEmpty)\(files.map(tool))</nav>
    """
  }

  private static func tool(_ link: PageLink) -> Markup {
    """
    <a\(link.address.map { " href=\"\(link: $0)\"" as Markup })\
    \(" aria-current=\"true\"", if: link.isCurrent)>\(link.title)</a>
    """
  }

  /// The way here from the start page; the last crumb is the page itself.
  /// - Parameter label: names the trail for screen readers.
  package static func crumbs(_ label: String, _ links: [PageLink]) -> Markup {
    let pieces = links.map { link in
      guard let address = link.address else {
        return "<span aria-current=\"page\">\(link.title)</span>" as Markup
      }
      return "<a href=\"\(link: address)\">\(link.title)</a>"
    }
    return """
      <nav class="crumbs" aria-label="\(label)">\
      \(Markup(pieces, separator: " <span aria-hidden=\"true\">/</span> "))</nav>
      """
  }

  /// A notice in a box of its own. What has just happened is announced by screen readers.
  package static func notice(_ kind: NoticeKind, title: String, _ content: Markup = .empty)
    -> Markup
  {
    let role: Markup = kind == .note ? "note" : "status"
    return """
      <div class="notice \(kind.rawValue)" role="\(role)"><strong>\(title)</strong>\
      \("<div>\(content)</div>", if: !content.isEmpty)</div>
      """
  }

  /// Progress of a run (körning). With script it follows `address` until the run is finished.
  /// - Parameters:
  ///   - address: answers `{"done":12,"total":200,"text":"…","finished":false}`.
  ///   - text: what is done now, in words.
  package static func progress(
    id: String, address: String, label: String, done: Int, total: Int, text: String
  ) -> Markup {
    """
    <div class="progress" data-progress-url="\(link: address)">\
    <label for="\(id)">\(label)</label><progress id="\(id)" value="\(done)" max="\(total)">\
    </progress><span data-progress-text role="status">\(text)</span></div>
    """
  }

  /// A picture with its caption, and the same data as a table that opens under it.
  /// - Parameters:
  ///   - detail: what the picture rests on, under the caption.
  ///   - tableLabel: what opens the table: `Siffrorna i tabell`.
  package static func figure(
    caption: String, detail: String? = nil, _ picture: Markup, legend: Markup = .empty,
    tableLabel: String, table: DataTable
  ) -> Markup {
    """
    <figure><figcaption>\(caption)\(detail.map { "<span>\($0)</span>" as Markup })</figcaption>\
    <div class="chart" role="region" aria-label="\(caption)" tabindex="0">\(picture)</div>\(legend)\
    <details class="data"><summary>\(tableLabel)</summary>\(table.markup)</details></figure>
    """
  }
}
