import SamplanBase
import SamplanDocuments
import SamplanService

/// The way in and out: name and password, or in a demonstration a ready role.
enum SignInPage {
  static func show(_ visit: Visit) async throws -> WebResponse {
    view(visit, name: "", refusal: nil)
  }

  static func send(_ visit: Visit) async throws -> WebResponse {
    let name = visit.form.text("namn")
    do throws(Refusal) {
      try admit(visit)
      return try await enter(visit) {
        try await visit.node.signIn(name, password: visit.form["losenord"] ?? "")
      }
    } catch {
      return view(visit, name: name, refusal: error)
    }
  }

  /// Takes a ready role; only for someone at the machine itself, in a demonstration.
  static func takeRole(_ visit: Visit) async throws -> WebResponse {
    do throws(Refusal) {
      guard offersRoles(visit) else {
        throw Refusal(
          .forbidden,
          Text(
            sv: "Färdiga roller finns bara i en demonstration, på den egna datorn.",
            en: "Ready roles exist only in a demonstration, on the machine itself."))
      }
      let role = try chosenRole(visit)
      return try await enter(visit) { try await visit.node.signInDemo(role.account) }
    } catch {
      return view(visit, name: "", refusal: error)
    }
  }

  private static func chosenRole(_ visit: Visit) throws(Refusal) -> DemoRole {
    let role = Role(rawValue: visit.form.text("roll"))
    let region = PartyCode(visit.form.text("region"))
    let found = visit.node.demoRoles().first {
      $0.role == role && ($0.role.home != .region || $0.party == region)
    }
    guard let found else {
      throw Refusal(
        .input, Text(sv: "Välj roll och region.", en: "Choose a role and a region."))
    }
    return found
  }

  static func signOut(_ visit: Visit) async throws -> WebResponse {
    let cookies = visit.pages.cookies
    if let token = visit.request.cookie(cookies.session) {
      try await visit.node.signOut(token: token)
    }
    return .redirect(to: Site.signIn.link([("gjort", Deed.signedOut.rawValue)]))
      .setting(cookies.remove(cookies.session))
  }

  /// Whether this visitor may choose among ready roles.
  static func offersRoles(_ visit: Visit) -> Bool {
    visit.node.isDemonstration && visit.pages.configuration.listensOnLoopback
      && WebConfiguration.isLoopback(host: visit.request.peer)
      && visit.request.host.map(WebConfiguration.isLoopback) ?? false
  }

  /// Where somebody with this role begins.
  private static func start(of actor: Actor) -> Site {
    if Reach.of(actor.role, .readPicture) != .never { return .picture(.html) }
    return Reach.of(actor.role, .readJournal) != .never ? .journal : .account
  }

  private static func admit(_ visit: Visit) throws(Refusal) {
    guard visit.pages.signInLimit.admits(visit.request.peer, now: visit.now) else {
      throw Refusal(
        .limit,
        Text(
          sv: "För många försök från den här datorn. Vänta en minut och försök igen.",
          en: "Too many attempts from this machine. Wait a minute and try again."))
    }
  }

  private static func enter(
    _ visit: Visit, _ signIn: () async throws -> SignedIn
  ) async throws(Refusal) -> WebResponse {
    do {
      let cookies = visit.pages.cookies
      // The session that was is ended, so that no token outlives a change of role.
      if let old = visit.request.cookie(cookies.session) {
        try await visit.node.signOut(token: old)
      }
      let signedIn = try await signIn()
      let link = LocalLink(visit.form.text("till")) ?? LocalLink(start(of: signedIn.actor))
      return .redirect(to: link.target)
        .setting(cookies.set(cookies.session, signedIn.token, strict: false))
        .setting(cookies.remove(cookies.visitor))
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(
        .fault,
        Text(sv: "Inloggningen gick inte att pröva.", en: "Signing in could not be tried."),
        cause: "\(error)")
    }
  }

  private static func view(_ visit: Visit, name: String, refusal: Refusal?) -> WebResponse {
    let frame = PageFrame(
      title: visit.say("Logga in", "Sign in"), pageClass: pageClass(of: [.open], regionsJoined: 0))
    let roles = offersRoles(visit) ? visit.node.demoRoles() : []
    return visit.page(
      frame, status: refusal == nil ? 200 : refusal?.kind == .limit ? 429 : 422,
      SignInView(visit: visit, name: name, refusal: refusal, roles: roles).markup)
  }
}

/// The form of names and passwords, and the chooser of ready roles.
struct SignInView {
  let visit: Visit
  let name: String
  let refusal: Refusal?
  let roles: [DemoRole]

  private func say(_ sv: String, _ en: String) -> String { visit.say(sv, en) }

  var markup: Markup {
    """
    <h1>Samplan <small>\(say(
      "regionernas gemensamma planering av hälso- och sjukvården inför och under höjd beredskap",
      "the regions' joint planning of health care before and during heightened alert"))</small></h1>
    \(refusal.map { Markup.refusal($0, in: visit.language) })
    \(chooser, if: !roles.isEmpty)
    \(passwordForm)
    """
  }

  private var back: Markup {
    let link = LocalLink(visit.query["till"] ?? visit.form.text("till"))
    return "<input type=\"hidden\" name=\"till\" value=\"\(link?.target ?? "/")\">"
  }

  private var chooser: Markup {
    let national = roles.filter { $0.role.home != .region }
    let regional = Set(roles.filter { $0.role.home == .region }.map(\.role))
    return """
      <h2>\(say("Välj en roll i demonstrationen", "Choose a role in the demonstration"))</h2>
      <p class="lede">\(say(
        "Demonstrationen är fylld med 21 regioners öppna och uppskattade uppgifter. Rollen "
          + "bestämmer vad du ser och får göra.",
        "The demonstration is filled with open and estimated figures of 21 regions. The role "
          + "decides what you see and may do."))</p>
      <div class="two even"><section><h3>\(say("I en region", "In a region"))</h3>
      \(visit.postForm(.role, regionFields(Role.allCases.filter(regional.contains))))</section>
      <section><h3>\(say("Nationellt", "National"))</h3>
      \(visit.postForm(.role, "\(back)<div class=\"roles\">\(national.map(button))</div>"))
      </section></div>
      """
  }

  private func regionFields(_ regional: [Role]) -> Markup {
    let regions = DemoRegionNames.all.map { FormField.Option($0.code.rawValue, $0.name) }
    let roles = regional.map { FormField.Option($0.rawValue, $0.label[visit.language]) }
    return """
      \(back)\(FormField("region", "Region", .choice(regions), value: "19").markup)\
      \(FormField(
        "roll", say("Roll", "Role"), .choice(roles), value: Role.regionRegistrar.rawValue
      ).markup)\
      \(.button(say("Gå in", "Enter"), isMain: true))
      """
  }

  private func button(_ role: DemoRole) -> Markup {
    """
    <button type="submit" name="roll" value="\(role.role.rawValue)">\
    \(role.role.label[visit.language])</button>
    """
  }

  private var passwordForm: Markup {
    let fields = [
      FormField(
        "namn", say("Kontonamn", "Account name"), value: name, isRequired: true,
        autocomplete: "username"),
      FormField(
        "losenord", say("Lösenord", "Password"), .password, isRequired: true,
        autocomplete: "current-password"),
    ]
    return """
      <h2>\(say("Logga in med konto", "Sign in with an account"))</h2>
      \(visit.postForm(
        .signIn,
        """
        \(back)\(fields.map(\.markup))
        \(.button(say("Logga in", "Sign in"), isMain: roles.isEmpty))
        """))
      """
  }
}
