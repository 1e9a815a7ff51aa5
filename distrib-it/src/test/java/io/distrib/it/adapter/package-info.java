/**
 * One kit of requests over every adapter, container and version of HTTP: whatever a client sends,
 * all must answer the same. Start here: {@link io.distrib.it.adapter.AdapterKitIT}.
 */
@NullMarked
package io.distrib.it.adapter;

import org.jspecify.annotations.NullMarked;
