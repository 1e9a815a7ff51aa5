package io.distrib.it.browser.shop;

import com.google.common.html.HtmlEscapers;
import java.util.List;

/** The pages of the shop; every link and every picture stands there relative. */
final class Pages {
  private static final String SCRIPT =
      """
      <p id="scripts">Scripts are off.</p>
      <script>document.getElementById('scripts').textContent = 'Scripts are on.'</script>
      """;

  private final String site;

  Pages(String site) {
    this.site = site;
  }

  /** Where a client signs in. */
  String welcome() {
    return page(
        "Welcome",
        """
        <p><img src="static/logo.png" alt="logo"></p>
        <form method="post" action="login">
        <p><label>Name <input name="name" required></label> <button>Sign in</button></p>
        </form>
        """
            + SCRIPT);
  }

  /** What a client sees who has signed in. */
  String shelf(String name, List<String> basket) {
    return page(
        "Shop",
        """
        <p>Hello %s. Your basket holds %s.</p>
        <p><a href="items/apples">Apples</a> <a href="items/pears">Pears</a></p>
        <form method="post" action="../leave"><button>Sign out</button></form>
        """
            .formatted(HtmlEscapers.htmlEscaper().escape(name), basket));
  }

  String item(String item) {
    return page(
        item,
        """
        <p><img src="../pictures/%s.png" alt="%s"></p>
        <form method="post" action="../basket">
        <p><input type="hidden" name="item" value="%s"><button>Put into the basket</button></p>
        </form>
        <p><a href="../">Back to the shop</a></p>
        """
            .formatted(item, item, item));
  }

  String goodbye() {
    return page("Goodbye", "");
  }

  String missing() {
    return page("There is no such page", "");
  }

  private String page(String title, String content) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
        <body><h1>%s</h1><p>This is %s.</p>
        %s</body></html>
        """
        .formatted(title, title, site, content);
  }
}
