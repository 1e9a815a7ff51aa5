package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.distrib.marker.MarkerReading.State;
import java.util.List;

/** Facts from the cells of a row; asking for one that the row calls "not asked" fails. */
record TableFacts(List<String> cells) implements Facts {
  private String cell(int column) {
    assertEquals(
        false, cells.get(column).equals("-"), () -> "asked for column " + column + " of " + cells);
    return cells.get(column);
  }

  private boolean yes(int column) {
    return cell(column).equals("yes");
  }

  @Override
  public boolean inSession() {
    return yes(0);
  }

  @Override
  public boolean matchesBypass() {
    return yes(1);
  }

  @Override
  public Form form() {
    return switch (cell(2)) {
      case "host" -> Form.BAD_HOST;
      case "target" -> Form.BAD_TARGET;
      case "method" -> Form.BAD_METHOD;
      case "upgrade" -> Form.UNREDIRECTABLE;
      default -> Form.PROPER;
    };
  }

  @Override
  public Purpose purpose() {
    return Purpose.valueOf(cell(3));
  }

  @Override
  public Host host() {
    return Host.valueOf(cell(4));
  }

  @Override
  public boolean returnsElsewhere() {
    return yes(5);
  }

  @Override
  public boolean inProperGroup() {
    return yes(6);
  }

  @Override
  public State marker() {
    return State.valueOf(cell(7));
  }

  @Override
  public boolean isPlaced() {
    return yes(8);
  }

  @Override
  public boolean returnsHere() {
    return yes(10);
  }

  @Override
  public boolean isMoved() {
    return yes(9);
  }

  @Override
  public boolean isFull() {
    return yes(11);
  }

  @Override
  public boolean isAlone() {
    return yes(12);
  }

  @Override
  public boolean beganHere() {
    return yes(13);
  }

  @Override
  public boolean beganAtNext() {
    return yes(14);
  }

  @Override
  public boolean hopsUsedUp() {
    return yes(15);
  }

  @Override
  public boolean isScriptKeptFrom(Exit.Destination destination) {
    return yes(16);
  }
}
