# region script
# Asks as a client does: curl, with the addresses that our nameserver gives now.
resolve=""
for name in shop.test boston.shop.test chicago.shop.test; do
  resolve="$resolve --resolve $name:8080:$(dig @127.0.0.1 -p 5353 +short "$name")"
done
exec curl --silent --show-error $resolve "$@"
# end region
