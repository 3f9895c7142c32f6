/* Layar ruang tunggu: layanan bergilir, lembar demi lembar. Isi dibagi menurut ukuran layar yang sebenarnya; yang tidak muat
   pindah ke lembar berikutnya, huruf tidak pernah lebih kecil dari yang terbaca. Tanpa naskah ini semua layanan berurutan. */
(function () {
  "use strict";

  const akar = document.documentElement;
  const ambil = function (id) { return document.getElementById(id); };
  const panggung = ambil("panggung"), langkah = ambil("langkah"), pesan = ambil("pesan"), keadaan = ambil("keadaan"), jeda = ambil("jeda");
  const layanan = Array.from(document.querySelectorAll("#semua > article"));
  const KECIL = Number(akar.dataset.terkecil); // vmin
  const BIAYA = 14, BERINCIAN = 7.5, BERDERET = 6, ANGKA = 5, NAMA = 6.6, RAPAT = 0.25; // biaya dan waktu: terbesar, terkecil dengan rincian, beberapa, terkecil
  const LEGA = [5.6, 5.2, 4.8], JUDUL = 1.1; // huruf isi bila tempatnya cukup, dan judulnya
  const DASAR = 6000, SEKATA = 420, TERSINGKAT = 9000, PINDAI = 18000; // milidetik
  const JALUR_JEDA = "M6 4h4.5v16H6zM13.5 4H18v16h-4.5z", JALUR_LANJUT = "M7 4l13 8-13 8z";

  function unsur(nama, kelas) {
    const baru = document.createElement(nama);
    if (kelas) baru.className = kelas;
    return baru;
  }

  function meluap(kotak) {
    return kotak.scrollHeight > kotak.clientHeight + 1 || kotak.scrollWidth > kotak.clientWidth + 1;
  }

  // Huruf terbesar dari `besar` sampai `kecil` yang membuat `kotak` muat, atau 0. Kata panjang lebih baik mengecil daripada
  // patah, dan bila `patah`, lebih baik patah daripada terpotong.
  function muat(kotak, huruf, besar, kecil, patah) {
    for (let ukuran = besar; ; ukuran = Math.max(kecil, ukuran - RAPAT)) {
      huruf.style.fontSize = ukuran + "vmin";
      if (!meluap(kotak) && huruf.scrollWidth <= huruf.clientWidth) return ukuran;
      if (ukuran > kecil) continue;
      if (!patah || huruf.style.overflowWrap) return 0;
      huruf.style.overflowWrap = "anywhere";
    }
  }

  // Bilangan terbesar di bawah `batas` yang memenuhi `cocok`.
  function terbanyak(batas, cocok) {
    let bawah = 0, atas = batas;
    while (bawah < atas) {
      const tengah = Math.ceil((bawah + atas) / 2);
      if (cocok(tengah)) bawah = tengah; else atas = tengah - 1;
    }
    return bawah;
  }

  // Memotong kata-kata `huruf`, pada batas kata bila ada, supaya `kotak` muat; selengkapnya ada pada lembar tersendiri.
  function potong(kotak, huruf) {
    const semua = huruf.textContent.trim(), tiap = Array.from(semua);
    const tulis = function (kata) { huruf.textContent = kata.replace(/[\s,;:(]+$/, "") + "…"; };
    const awal = function (jumlah) { return tiap.slice(0, jumlah).join(""); };
    const cukup = awal(terbanyak(tiap.length, function (jumlah) { tulis(awal(jumlah)); return !meluap(kotak); }));
    tulis(/\S$/.test(cukup) && /^\S/.test(semua.slice(cukup.length)) && /\s/.test(cukup) ? cukup.replace(/\s\S*$/, "") : cukup);
  }

  // ---- Yang sama pada setiap lembar: nama, untuk siapa, biaya, waktu --------------------------------------------------

  // Cara terlengkap yang muat dengan huruf yang layak; yang terakhir sekecil dan sependek yang perlu.
  function pasKartu(kartu) {
    const semua = Array.from(kartu.querySelectorAll(".cara")), akhir = semua.length - 1;
    const besar = kartu.matches(".kosong") ? NAMA : BIAYA;
    semua.forEach(function (cara) { cara.remove(); });
    for (let urut = 0; ; urut++) {
      const cara = semua[urut], pendek = urut === akhir;
      kartu.append(cara);
      const kecil = pendek ? ANGKA : cara.matches(".berderet") ? BERDERET : BERINCIAN;
      const ukuran = muat(kartu, cara, besar, kecil, pendek);
      if (ukuran || pendek) return { ukuran: ukuran || pangkas(kartu, cara), lengkap: Boolean(ukuran) && !urut };
      cara.remove();
    }
  }

  // Keterangan lebih dahulu dipotong daripada angkanya.
  function pangkas(kartu, cara) {
    const rincian = cara.querySelector(".rincian");
    if (rincian) potong(kartu, rincian);
    if (rincian && meluap(kartu)) rincian.remove();
    if (meluap(kartu)) potong(kartu, cara.querySelector(".utama p"));
    return ANGKA;
  }

  // Nama bagian cadangan yang harus tampil karena isinya tidak muat pada tempatnya, dan huruf yang tidak boleh dilampaui isi.
  function pasKerangka(lembar) {
    const kurang = new Set();
    let besar = NAMA;
    lembar.querySelectorAll(".kartu").forEach(function (kartu) {
      const hasil = pasKartu(kartu);
      besar = Math.min(besar, hasil.ukuran);
      if (!hasil.lengkap) kurang.add(kartu.classList[1]);
    });
    ["nama", "pemohon"].forEach(function (kelas) {
      const huruf = lembar.querySelector("." + kelas);
      if (!huruf || muat(huruf, huruf, kelas === "nama" ? besar : KECIL, KECIL, true)) return;
      if (kelas === "nama" && namaPanjang(huruf)) return;
      if (kelas === "pemohon") huruf.remove();
      kurang.add(kelas);
    });
    return { kurang: kurang, besar: besar };
  }

  // Nama yang tidak muat pada ruang yang lazim mendapat lebih banyak baris; bila tetap tidak, dipotong.
  function namaPanjang(huruf) {
    huruf.classList.add("panjang");
    if (muat(huruf, huruf, ANGKA, KECIL, true)) return true;
    potong(huruf, huruf);
    return false;
  }

  function kerangka(artikel) {
    const lembar = unsur("article", "lembar " + artikel.className);
    lembar.append(artikel.querySelector(".muka").cloneNode(true), artikel.querySelector(".fakta").cloneNode(true));
    return lembar;
  }

  // ---- Isi lembar -----------------------------------------------------------------------------------------------------

  // Membelah butir yang lebih panjang dari satu lembar: yang muat tinggal, sisanya dikembalikan.
  function belah(butir, isi) {
    const sisa = butir.cloneNode(true), teks = butir.querySelector(".teks");
    if (!teks) {
      butir.classList.add("padat"); // kode QR: lebih kecil, tetapi utuh
      return null;
    }
    const simpul = [], penjelajah = document.createTreeWalker(sisa.querySelector(".teks"), NodeFilter.SHOW_TEXT);
    while (penjelajah.nextNode()) simpul.push(penjelajah.currentNode);
    const kata = simpul.map(function (satu) { return satu.data; }).join("");
    const sampai = function (jumlah) {
      const jarak = document.createRange();
      let lewat = jumlah, tempat = simpul.find(function (satu) {
        if (lewat <= satu.length) return true;
        lewat -= satu.length;
        return false;
      });
      jarak.setStart(sisa.querySelector(".teks"), 0);
      jarak.setEnd(tempat, lewat);
      return jarak;
    };
    const cukup = terbanyak(kata.length, function (jumlah) {
      teks.replaceChildren(sampai(jumlah).cloneContents());
      return !meluap(isi);
    });
    const batas = kata.slice(0, cukup).search(/\s\S*$/);
    const akhir = Math.max(1, batas > 0 ? batas + 1 : cukup);
    if (akhir >= kata.length) return null;
    teks.replaceChildren(sampai(akhir).extractContents());
    return sisa;
  }

  function kepala(bagian) {
    const baru = bagian.cloneNode(false), judul = bagian.querySelector("h3").cloneNode(true);
    const nomor = unsur("small");
    nomor.textContent = "00/00"; // tempat bagi nomor lembar, yang baru diketahui kemudian
    judul.append(nomor);
    baru.append(judul, bagian.querySelector("ul").cloneNode(false));
    return baru;
  }

  // Huruf sebesar mungkin tanpa menambah lembar.
  function bagikan(lembar, semua, besar) {
    const paling = bagi(lembar, semua, KECIL);
    for (const huruf of LEGA.filter(function (satu) { return satu * JUDUL <= besar; })) {
      const hasil = bagi(lembar, semua, huruf);
      if (hasil.length === paling.length) return hasil;
    }
    return bagi(lembar, semua, KECIL);
  }

  function bagi(lembar, semua, huruf) {
    const hasil = [];
    let isi = null;
    const ganti = function () {
      if (isi) isi.remove();
      lembar.classList.toggle("lanjut", hasil.length > 0);
      isi = unsur("div", "isi");
      lembar.append(isi);
      hasil.push(isi);
    };
    lembar.style.setProperty("--huruf", huruf + "vmin");
    ganti();
    semua.forEach(function (bagian) {
      if (isi.firstChild) {
        isi.append(utuh(bagian));
        if (!meluap(isi)) return;
        isi.lastChild.remove();
        ganti();
      }
      isiBagian(bagian);
    });
    isi.remove();
    return hasil;

    function utuh(bagian) {
      const baru = kepala(bagian);
      baru.lastChild.append(...bagian.querySelector("ul").cloneNode(true).childNodes);
      return baru;
    }

    function isiBagian(bagian) {
      const antre = Array.from(bagian.querySelector("ul").cloneNode(true).children);
      let tempat = kepala(bagian);
      isi.append(tempat);
      while (antre.length) {
        const butir = antre.shift(), daftar = tempat.lastChild;
        daftar.append(butir);
        if (!meluap(isi)) continue;
        if (daftar.children.length > 1) {
          antre.unshift(butir);
          butir.remove();
          // Judul kelompok tidak tertinggal sendiri di bawah.
          if (daftar.children.length > 1 && daftar.lastChild.matches(".kepala")) antre.unshift(daftar.removeChild(daftar.lastChild));
        } else {
          const sisa = belah(butir, isi);
          if (sisa) antre.unshift(sisa);
        }
        if (antre.length) {
          ganti();
          tempat = kepala(bagian);
          isi.append(tempat);
        }
      }
    }
  }

  // "1/2" di samping judul bagian yang berlanjut; yang selembar tidak bernomor.
  function nomori(hasil) {
    const kelompok = new Map();
    hasil.forEach(function (isi) {
      isi.querySelectorAll("h3").forEach(function (judul) {
        const nama = judul.firstElementChild.textContent;
        kelompok.set(nama, (kelompok.get(nama) || []).concat(judul.querySelector("small")));
      });
    });
    kelompok.forEach(function (semua) {
      semua.forEach(function (nomor, urut) { nomor.textContent = semua.length > 1 ? urut + 1 + "/" + semua.length : ""; });
    });
  }

  function kataDi(unsurnya) {
    return unsurnya.textContent.split(/\s+/).filter(Boolean).length;
  }

  // ---- Putaran --------------------------------------------------------------------------------------------------------

  let kini = 0, halaman = 0, lembar = null, isi = [], berhenti = false, jam = 0, tunggu = 0;

  function bukaLayanan(nomor) {
    kini = (nomor + layanan.length) % layanan.length;
    const artikel = layanan[kini];
    pesan.textContent = artikel.dataset.pesan;
    ambil("letak").textContent = kini ? "Layanan " + kini + " dari " + (layanan.length - 1) : "";
    const kopMuat = pasKop();
    lembar = kerangka(artikel);
    panggung.replaceChildren(lembar);
    lembar.append(unsur("div", "isi"));
    const pas = pasKerangka(lembar);
    lembar.lastChild.remove();
    if (!kini && !kopMuat) pas.kurang.add("nama"); // lembar pembuka menyebut kantor pada kopnya saja
    const tampil = Array.from(artikel.querySelectorAll(".bagian")).filter(function (bagian) {
      return !bagian.matches(".cadangan") || pas.kurang.has(bagian.dataset.untuk);
    });
    isi = bagikan(lembar, tampil, pas.besar);
    nomori(isi);
    langkah.replaceChildren(...isi.map(function () { return unsur("i"); }));
  }

  function pasKop() {
    const kantor = ambil("kantor");
    kantor.textContent = kantor.dataset.nama;
    if (!meluap(kantor)) return true;
    potong(kantor, kantor);
    return false;
  }

  function lamanya() {
    const kata = kataDi(isi[halaman]) + (halaman ? 0 : kataDi(lembar.querySelector(".muka")) + kataDi(lembar.querySelector(".fakta")));
    return Math.max(isi[halaman].querySelector(".kode") ? PINDAI : TERSINGKAT, DASAR + SEKATA * kata);
  }

  function tampilkan(nomor) {
    halaman = Math.max(0, Math.min(nomor, isi.length - 1));
    lembar.querySelectorAll(":scope > .isi").forEach(function (lama) { lama.remove(); });
    lembar.classList.toggle("lanjut", halaman > 0);
    lembar.append(isi[halaman]);
    Array.from(langkah.children).forEach(function (garis, urut) {
      garis.className = urut < halaman ? "sudah" : urut === halaman ? "kini" : "";
    });
    putar();
  }

  // Sesudah jeda lembar mendapat waktunya penuh kembali, supaya selesai dibaca.
  function putar() {
    clearTimeout(jam);
    const lama = lamanya();
    langkah.style.setProperty("--lama", lama + "ms");
    if (!berhenti) jam = setTimeout(function () { pindah(1); }, lama);
  }

  function pindah(arah) {
    const tujuan = halaman + arah;
    if (tujuan >= 0 && tujuan < isi.length) return tampilkan(tujuan);
    bukaLayanan(kini + arah);
    tampilkan(arah < 0 ? isi.length - 1 : 0);
  }

  function pindahLayanan(nomor) {
    bukaLayanan(nomor);
    tampilkan(0);
  }

  function ubahJeda() {
    berhenti = !berhenti;
    akar.classList.toggle("dijeda", berhenti);
    jeda.title = berhenti ? "Lanjutkan" : "Jeda";
    jeda.setAttribute("aria-label", jeda.title);
    jeda.querySelector("path").setAttribute("d", berhenti ? JALUR_LANJUT : JALUR_JEDA);
    keadaan.textContent = berhenti ? "Dijeda" : "";
    panggung.setAttribute("aria-live", berhenti ? "polite" : "off");
    susunUlang();
  }

  function susunUlang() {
    const semula = halaman;
    bukaLayanan(kini);
    tampilkan(semula);
    isi[halaman].style.animation = "none"; // lembar yang sama, hanya disusun lagi
  }

  const TOMBOL = {
    ArrowRight: function () { pindah(1); },
    PageDown: function () { pindah(1); },
    MediaTrackNext: function () { pindah(1); },
    ArrowLeft: function () { pindah(-1); },
    PageUp: function () { pindah(-1); },
    MediaTrackPrevious: function () { pindah(-1); },
    ArrowDown: function () { pindahLayanan(kini + 1); },
    ArrowUp: function () { pindahLayanan(kini - 1); },
    Home: function () { pindahLayanan(0); },
    End: function () { pindahLayanan(layanan.length - 1); },
    " ": ubahJeda,
    Enter: ubahJeda,
    MediaPlayPause: ubahJeda,
  };

  document.addEventListener("keydown", function (kejadian) {
    const diTombol = kejadian.target.closest && kejadian.target.closest("button");
    if (kejadian.ctrlKey || kejadian.altKey || kejadian.metaKey || !Object.prototype.hasOwnProperty.call(TOMBOL, kejadian.key)) return;
    if (diTombol && (kejadian.key === " " || kejadian.key === "Enter")) return;
    kejadian.preventDefault();
    TOMBOL[kejadian.key]();
  });
  panggung.addEventListener("click", ubahJeda);
  jeda.addEventListener("click", ubahJeda);
  ambil("mundur").addEventListener("click", function () { pindah(-1); });
  ambil("maju").addEventListener("click", function () { pindah(1); });
  addEventListener("resize", function () {
    clearTimeout(tunggu);
    tunggu = setTimeout(susunUlang, 200);
  });

  ambil("kantor").dataset.nama = ambil("kantor").textContent;
  akar.classList.add("putar");
  ambil("semua").hidden = true;
  ["panggung", "bilah", "letak"].forEach(function (id) { ambil(id).hidden = false; });
  bukaLayanan(0);
  tampilkan(0);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(susunUlang);
})();
