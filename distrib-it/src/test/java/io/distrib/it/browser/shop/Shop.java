package io.distrib.it.browser.shop;

import com.google.common.io.ByteSource;
import io.distrib.it.browser.shop.Reply.Session;
import java.awt.Color;
import java.util.Map;

/** The shop at one site. It knows nothing of distrib. <em>Thread-safe.</em> */
final class Shop {
  private static final ByteSource LOGO = Picture.disc(Color.BLUE);
  private static final Map<String, ByteSource> ITEMS =
      Map.of("apples", Picture.disc(Color.RED), "pears", Picture.disc(Color.GREEN));

  private final Pages pages;

  Shop(String site) {
    this.pages = new Pages(site);
  }

  Reply serve(Ask ask) {
    return switch (ask.path()) {
      case "/" -> welcome(ask);
      case "/static/logo.png" -> Reply.picture(LOGO);
      case "/login" -> signIn(ask);
      case "/leave" -> signOut(ask);
      default -> ask.path().startsWith("/shop/") ? forCustomers(ask) : missing();
    };
  }

  private Reply welcome(Ask ask) {
    Customer customer = ask.customer().get();
    return customer.name() == null
        ? Reply.page(pages.welcome())
        : Reply.seeOther("/shop/", Session.STAYS);
  }

  private Reply signIn(Ask ask) {
    if (!ask.isPost()) {
      return missing();
    }
    Customer customer = ask.customer().get();
    customer.signIn(ask.form().apply("name"));
    return Reply.seeOther(customer.wanted(), Session.IS_RENAMED);
  }

  private Reply signOut(Ask ask) {
    return ask.isPost() ? Reply.page(200, pages.goodbye(), Session.ENDS) : missing();
  }

  private Reply forCustomers(Ask ask) {
    Customer customer = ask.customer().get();
    String name = customer.name();
    if (name == null) {
      customer.want(ask.isPost() ? "/shop/" : ask.path());
      return Reply.seeOther("/", Session.STAYS);
    }
    String path = ask.path().substring("/shop".length());
    return ask.isPost() ? change(path, customer, ask) : show(path, customer, name);
  }

  private Reply show(String path, Customer customer, String name) {
    if (path.equals("/")) {
      return Reply.page(pages.shelf(name, customer.basket()));
    }
    String item = path.replaceFirst("^/(?:items|pictures)/([a-z]+)(?:\\.png)?$", "$1");
    ByteSource picture = ITEMS.get(item);
    if (picture == null) {
      return missing();
    }
    return path.startsWith("/items/") ? Reply.page(pages.item(item)) : Reply.picture(picture);
  }

  private Reply change(String path, Customer customer, Ask ask) {
    String item = ask.form().apply("item");
    if (path.equals("/basket") && item != null && ITEMS.containsKey(item)) {
      customer.add(item);
      return Reply.seeOther("./", Session.STAYS);
    }
    return missing();
  }

  private Reply missing() {
    return Reply.page(404, pages.missing(), Session.STAYS);
  }
}
