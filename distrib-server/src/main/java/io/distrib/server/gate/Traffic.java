package io.distrib.server.gate;

import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What all exchanges of a gate share. <em>Thread-safe.</em>
 *
 * @param siteName this Site Name
 * @param application the way to the application
 * @param inSession whether a request is in session
 * @param isDraining whether connections are to end with their next response
 * @param open how many responses are not wholly on their way yet
 */
record Traffic(
    String siteName,
    Application application,
    Predicate<HttpRequest> inSession,
    BooleanSupplier isDraining,
    AtomicInteger open) {}
