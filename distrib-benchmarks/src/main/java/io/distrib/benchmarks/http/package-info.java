/**
 * Small applications with and without the redirect component in front, for {@code http/run.sh}.
 * Start here: {@link io.distrib.benchmarks.http.HttpServer}.
 */
@NullMarked
package io.distrib.benchmarks.http;

import org.jspecify.annotations.NullMarked;
