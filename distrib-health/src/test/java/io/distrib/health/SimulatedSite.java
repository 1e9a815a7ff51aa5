package io.distrib.health;

import io.distrib.health.net.VirtualTime;
import io.distrib.health.probe.Probe;
import io.distrib.health.probe.ProbeResult;
import io.distrib.health.probe.ProbeTarget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A site in virtual time: it answers, refuses, hangs, or does what it is told for the next
 * questions. <em>Confined to one thread.</em>
 */
final class SimulatedSite implements Probe.Factory {
  private final VirtualTime time;
  private final Duration timeout;
  private final Duration latency;
  private final Queue<ProbeResult> next = new ArrayDeque<>();
  private final Map<ProbeTarget, Integer> pending = new HashMap<>();
  private final List<Long> asked = new ArrayList<>();
  private final List<CompletableFuture<ProbeResult>> hanging = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private State state = State.ANSWERING;
  private BooleanSupplier loss = () -> false;
  private int mostPending;

  private enum State {
    ANSWERING,
    REFUSING,
    HANGING,
    UNKNOWABLE
  }

  SimulatedSite(VirtualTime time, Duration timeout, Duration latency) {
    this.time = time;
    this.timeout = timeout;
    this.latency = latency;
  }

  @Override
  public Probe of(ProbeTarget target, Runnable lost) {
    held.add(lost);
    return () -> ask(target);
  }

  /** The process is there no more: whatever is connected to it is told so. */
  void kill() {
    state = State.REFUSING;
    cut();
    List.copyOf(held).forEach(Runnable::run);
  }

  /** The same where no connection is held. */
  void killUnseen() {
    state = State.REFUSING;
    cut();
  }

  void hang() {
    state = State.HANGING;
  }

  void makeUnknowable() {
    state = State.UNKNOWABLE;
  }

  /** Answers from now on, and what is still waiting too. */
  void recover() {
    state = State.ANSWERING;
    List.copyOf(hanging).forEach(question -> question.complete(ProbeResult.success("late")));
  }

  /** From now on a question, or its answer, is lost whenever {@code value} says so. */
  void lose(BooleanSupplier value) {
    loss = value;
  }

  /** The idle connection is ended, as servers do. */
  void endIdle() {
    List.copyOf(held).forEach(Runnable::run);
  }

  /** The next question is answered with {@code result}, whatever else holds. */
  void answerNext(ProbeResult result) {
    next.add(result);
  }

  /** When it was asked, in milliseconds. */
  List<Long> asked() {
    return asked;
  }

  /** How many questions to one address were under way at once, at most. */
  int mostPending() {
    return mostPending;
  }

  private CompletableFuture<ProbeResult> ask(ProbeTarget target) {
    asked.add(time.millis());
    CompletableFuture<ProbeResult> question = new CompletableFuture<>();
    mostPending = Math.max(mostPending, pending.merge(target, 1, Integer::sum));
    var unused =
        question.whenComplete((result, failure) -> pending.merge(target, -1, Integer::sum));
    time.after(timeout, () -> question.complete(ProbeResult.failure("no answer")));
    answer(question);
    return question;
  }

  private void answer(CompletableFuture<ProbeResult> question) {
    ProbeResult told = next.poll();
    if (told != null) {
      time.after(latency, () -> question.complete(told));
    } else if (loss.getAsBoolean()) {
      return;
    } else if (state == State.REFUSING) {
      question.complete(ProbeResult.cut("refused"));
    } else if (state == State.UNKNOWABLE) {
      question.completeExceptionally(new IllegalStateException("no file is left"));
    } else {
      hanging.removeIf(CompletableFuture::isDone);
      hanging.add(question);
      time.after(latency, () -> finish(question));
    }
  }

  private void finish(CompletableFuture<ProbeResult> question) {
    if (state == State.ANSWERING) {
      question.complete(ProbeResult.success("fine"));
    }
  }

  private void cut() {
    List.copyOf(hanging).forEach(question -> question.complete(ProbeResult.cut("reset")));
  }
}
