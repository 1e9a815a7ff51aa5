/**
 * One kit of requests over both adapters: whatever a client sends, both must answer the same. Start
 * here: {@link io.distrib.it.adapter.AdapterKitIT}.
 */
@NullMarked
package io.distrib.it.adapter;

import org.jspecify.annotations.NullMarked;
