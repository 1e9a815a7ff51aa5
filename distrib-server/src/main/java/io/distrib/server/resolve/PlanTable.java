package io.distrib.server.resolve;

import static java.util.stream.Collectors.joining;

import io.distrib.server.resolve.ClientPlan.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A plan as a table for people. <em>Confined to one thread.</em> */
final class PlanTable {
  private static final String MARK = "*";
  private static final String NONE = "none";
  private static final int GAP = 2;

  private final ClientPlan plan;
  private final Map<Destination, String> texts = new HashMap<>();

  PlanTable(ClientPlan plan) {
    this.plan = plan;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("name: " + plan.name() + " " + plan.type());
    List<List<String>> rows = new ArrayList<>(List.of(head()));
    plan.rows().forEach(row -> rows.add(cells(row)));
    lines.addAll(aligned(rows));
    lines.add("");
    lines.addAll(aligned(summary()));
    lines.add("");
    lines.add(count());
    return lines;
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("CLIENT"));
    if (plan.hasGroups()) {
      head.add("GROUP");
    }
    head.addAll(plan.hasChange() ? List.of("NOW", "THEN", "") : List.of("SITES"));
    return head;
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.label()));
    if (plan.hasGroups()) {
      cells.add(String.join(", ", row.now().groups()));
    }
    cells.add(text(row.now()));
    Destination then = row.then();
    if (then != null) {
      cells.add(text(then));
      cells.add(row.moves() ? MARK : "");
    }
    return cells;
  }

  private String text(Destination destination) {
    return texts.computeIfAbsent(destination, PlanTable::made);
  }

  /** The larger shares first. */
  private static String made(Destination destination) {
    String why = destination.reasons().stream().map(Enum::name).collect(joining(", "));
    if (destination.sites().isEmpty()) {
      return NONE + " (" + why + ")";
    }
    String sites =
        destination.sites().entrySet().stream()
            .sorted(Comparator.comparingDouble(each -> -each.getValue()))
            .map(each -> each.getKey() + " " + percent(each.getValue()))
            .collect(joining(", "));
    double none = destination.shareOfNone();
    return (destination.isEstimate() ? "about " : "")
        + sites
        + (none > 0 ? ", " + NONE + " " + percent(none) : "");
  }

  private List<List<String>> summary() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(plan.hasChange() ? List.of("SITE", "NOW", "THEN") : List.of("SITE", "CLIENTS"));
    for (String site : plan.sites()) {
      rows.add(summary(site, plan.share(site, false), plan.share(site, true)));
    }
    double now = plan.shareOfNone(false);
    double then = plan.shareOfNone(true);
    if (now > 0 || then > 0) {
      rows.add(summary(NONE, now, then));
    }
    return rows;
  }

  private List<String> summary(String site, double now, double then) {
    return plan.hasChange()
        ? List.of(site, percent(now), percent(then))
        : List.of(site, percent(now));
  }

  private String count() {
    int clients = plan.rows().size();
    String all = clients + (clients == 1 ? " client" : " clients");
    return plan.hasChange() ? all + ", " + plan.moved() + " marked " + MARK : all;
  }

  /** In whole percent, but what is neither nothing nor all does not look so. */
  private static String percent(double share) {
    long whole = Math.round(share * 100);
    if (whole == 0 && share > 0) {
      return "<1 %";
    }
    return whole == 100 && share < 1 - 1e-9 ? ">99 %" : whole + " %";
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + GAP));
    }
    return line.toString().stripTrailing();
  }
}
