// Command independent checks receipts, and makes one, with Go's own libraries for signed notes and transparency logs:
// nothing here is ours but the few lines that take a receipt apart.
package main

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	switch os.Args[1] {
	case "check": // check KEYS < receipt: prints the fact
		receipt, err := io.ReadAll(os.Stdin)
		must(err)
		keys, err := os.ReadFile(os.Args[2])
		must(err)
		os.Stdout.Write(check(string(receipt), string(keys)))
	case "make": // make SIZE INDEX: prints a verifier key and a receipt over facts {"id":"0:n","index":n}
		size, err := strconv.ParseInt(os.Args[2], 10, 64)
		must(err)
		index, err := strconv.ParseInt(os.Args[3], 10, 64)
		must(err)
		make_(size, index)
	}
}

func check(receipt, keys string) []byte {
	head, checkpoint, found := strings.Cut(receipt, "\n\n")
	if !found {
		panic("no checkpoint")
	}
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		panic("not a tlog-proof")
	}
	fact, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	var verifiers []note.Verifier
	for _, key := range strings.Fields(keys) {
		verifier, err := note.NewVerifier(key)
		must(err)
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifiers...))
	must(err)
	text := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(text[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(text[2])
	must(err)
	must(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(fact)))
	return fact
}

type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, s[index])
	}
	return hashes, nil
}

func make_(size, index int64) {
	fact := func(n int64) []byte { return fmt.Appendf(nil, `{"id":"0:%d","index":%d}`, n, n) }
	var hashes storage
	for n := int64(0); n < size; n++ {
		more, err := tlog.StoredHashes(n, fact(n), hashes)
		must(err)
		hashes = append(hashes, more...)
	}
	root, err := tlog.TreeHash(size, hashes)
	must(err)
	proof, err := tlog.ProveRecord(size, index, hashes)
	must(err)
	secret, key, err := note.GenerateKey(rand.Reader, "go.example/ledger")
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("go.example/ledger/0\n%d\n%s\n", size, root)}, signer)
	must(err)
	fmt.Printf("%s\nc2sp.org/tlog-proof@v1\nextra %s\nindex %d\n", key, base64.StdEncoding.EncodeToString(fact(index)), index)
	for _, hash := range proof {
		fmt.Println(hash)
	}
	fmt.Printf("\n%s", signed)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
